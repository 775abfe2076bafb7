package io.martlet.spark.host;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.ColumnType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds one frame of the host protocol (native/host/PROTOCOL.md). */
final class Frame {

  static final int HELLO = 1;
  static final int REGION = 2;
  static final int READY = 3;
  static final int OPEN = 4;
  static final int OPENED = 5;
  static final int LAYOUT = 6;
  static final int SCORE = 7;
  static final int SCORED = 8;

  static final int PROTOCOL_VERSION = 5;

  /** What a host says of ten thousand models that have all failed, each in many words, is less. */
  static final int LONGEST_ANSWER = 64 << 20;

  private ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

  Frame(int type) {
    buffer.putInt(0).put((byte) type);
  }

  Frame u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  Frame i32(int value) {
    room(4).putInt(value);
    return this;
  }

  Frame i64(long value) {
    room(8).putLong(value);
    return this;
  }

  Frame text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    i32(bytes.length);
    room(bytes.length).put(bytes);
    return this;
  }

  Frame type(ColumnType type) {
    return u8(
        switch (type) {
          case BOOL -> 1;
          case INT8 -> 2;
          case INT16 -> 3;
          case INT32 -> 4;
          case INT64 -> 5;
          case FLOAT32 -> 6;
          case FLOAT64 -> 7;
          case DATE -> 8;
          case STRING -> 9;
        });
  }

  Frame kind(BinaryKind kind) {
    return u8(
        switch (kind) {
          case LIBRARY -> 1;
          case EXECUTABLE -> 2;
          case R -> 3;
        });
  }

  /** The frame's bytes, its length filled in. */
  ByteBuffer bytes() {
    buffer.putInt(0, buffer.position() - 4);
    return buffer.duplicate().flip();
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      ByteBuffer larger =
          ByteBuffer.allocate(2 * (buffer.position() + bytes)).order(ByteOrder.LITTLE_ENDIAN);
      buffer = larger.put(buffer.flip());
    }
    return buffer;
  }

  /** The next string of a received frame. */
  static String text(ByteBuffer frame) {
    byte[] bytes = new byte[count(frame)];
    frame.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The next count of a received frame, which cannot exceed what is left of it. */
  static int count(ByteBuffer frame) {
    int count = frame.getInt();
    if (count < 0 || count > frame.remaining()) {
      throw new HostException("the host sent a count of " + Integer.toUnsignedString(count));
    }
    return count;
  }
}
