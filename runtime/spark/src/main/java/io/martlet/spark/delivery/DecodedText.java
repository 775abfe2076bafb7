package io.martlet.spark.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The UTF-8 of a whole file in any encoding. */
final class DecodedText implements SplitBytes {

  private final SplitBytes source;
  private final CharsetDecoder decoder;
  private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer raw = ByteBuffer.allocate(1 << 14).flip();
  private final CharBuffer text = CharBuffer.allocate(1 << 14);
  private boolean atEnd;

  DecodedText(SplitBytes source, String encoding) {
    this.source = source;
    this.decoder =
        Charset.forName(encoding)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(byte[] into, int at, int most) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(into, at, most);
    while (out.position() == at && !(atEnd && !raw.hasRemaining())) {
      refill();
      CoderResult result = decoder.decode(raw, text, atEnd);
      text.flip();
      utf8.encode(text, out, false);
      text.compact();
      if (result.isError() && text.position() == 0) {
        for (int i = 0; i < result.length(); i++) {
          out.put(Encoding.unknown(raw.get()));
        }
      } else if (result.isUnderflow() && atEnd && text.position() == 0) {
        break;
      }
    }
    return out.position() == at ? -1 : out.position() - at;
  }

  private void refill() throws IOException {
    raw.compact();
    if (!atEnd && raw.hasRemaining()) {
      int read = source.read(raw.array(), raw.position(), raw.remaining());
      atEnd = read < 0;
      raw.position(raw.position() + Math.max(read, 0));
    }
    raw.flip();
  }

  @Override
  public long length() {
    return Long.MAX_VALUE;
  }

  @Override
  public long taken() {
    return source.taken();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
