package io.martlet.catalog.elf;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Platform;
import io.martlet.catalog.RankRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ElfReaderTest {

  private static final int SECTIONS_AT = 40;

  @TempDir private Path folder;

  @Test
  void modelsAreDescribed() throws IOException {
    Elf.Image image =
        image(new TinyElf(TinyElf.X86_64).model("luxury", "1..20", "age: int8, income: float32?"));

    assertThat(image.platform()).contains(Platform.LINUX_X86_64);
    assertThat(image.symbols().orElseThrow()).containsExactly("luxury");
    assertThat(image.descriptor("luxury"))
        .contains(
            new ModelDescriptor(
                "luxury",
                new RankRange(1, 20),
                List.of(
                    new ModelDescriptor.Input("age", ColumnType.INT8, false),
                    new ModelDescriptor.Input("income", ColumnType.FLOAT32, true))));
  }

  @Test
  void descriptorsKeepTheirOrder() throws IOException {
    TinyElf library = new TinyElf(TinyElf.AARCH64);
    library.model("b", "0..9", "x: bool").descriptor("\0\0\0").model("a", "0..9", "x: date");

    assertThat(image(library).descriptors().keySet()).containsExactly("b", "a");
  }

  @Test
  void spacesMeanNothing() throws IOException {
    TinyElf library = new TinyElf(TinyElf.X86_64);
    library.descriptor(
        "martlet 1 ; a ; 1..2 ; x :int8 ,y: string ?\0martlet 1;b;1..2;x :int8 , y: string\0");

    assertThat(image(library).descriptors().keySet()).containsExactly("b");
    assertThat(image(library).malformed()).hasSize(1);
  }

  @Test
  void otherVersionsAreSkipped() throws IOException {
    Elf.Image image = image(new TinyElf(TinyElf.X86_64).descriptor("martlet 2;new;things\0"));

    assertThat(image.descriptors()).isEmpty();
    assertThat(image.malformed()).isEmpty();
  }

  @Test
  void aLibraryWithNothingInCommonSharesAHost() throws IOException {
    TinyElf library = new TinyElf(TinyElf.X86_64).needs("libstdc++.so.6").needs("libm.so.6");
    library.imports("strtod").unique("_ZZNSt8__detail18__to_chars_10_implImEEvPcjT_E8__digits");

    assertThat(image(library).ownHost()).isEmpty();
  }

  @Test
  void aLibraryThatCouldMeetAnotherHasAHostOfItsOwn() throws IOException {
    assertThat(image(new TinyElf(TinyElf.X86_64).unique("_ZN5bands5countE")).ownHost())
        .contains("a process has only one _ZN5bands5countE");
    assertThat(image(new TinyElf(TinyElf.X86_64).needs("libforest.so.2")).ownHost())
        .contains("it needs libforest.so.2");
    assertThat(image(new TinyElf(TinyElf.X86_64).imports("srand")).ownHost())
        .contains("it calls srand");
    assertThat(
            image(
                    new TinyElf(TinyElf.X86_64)
                        .imports("_ZNSt6thread15_M_start_threadESt10unique_ptr"))
                .ownHost())
        .contains("it starts threads");
  }

  @Test
  void whatIsNoDescriptorIsKept() throws IOException {
    assertThat(
            image(new TinyElf(TinyElf.X86_64).descriptor("martlet 1;a;1..20;age int8\0"))
                .malformed())
        .containsExactly("martlet 1;a;1..20;age int8");
  }

  @Test
  void scriptsAreNoElfFiles() throws IOException {
    assertThat(read("#!/bin/sh\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(new Elf.None());
    assertThat(read(new byte[0])).isEqualTo(new Elf.None());
  }

  @Test
  void otherMachinesHaveNoPlatform() throws IOException {
    assertThat(((Elf.Image) read(new TinyElf(243).bytes())).platform()).isEmpty();
  }

  @Test
  void aFileCutShortIsDamaged() throws IOException {
    byte[] whole = new TinyElf(TinyElf.X86_64).model("a", "1..2", "x: int8").bytes();
    for (int length = 4; length < whole.length; length++) {
      assertThat(read(java.util.Arrays.copyOf(whole, length))).isInstanceOf(Elf.Damaged.class);
    }
  }

  @Test
  void sectionHeadersFarAwayAreDamage() throws IOException {
    for (long offset : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40}) {
      byte[] bytes = new TinyElf(TinyElf.X86_64).bytes();
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(SECTIONS_AT, offset);
      assertThat(read(bytes)).isInstanceOf(Elf.Damaged.class);
    }
  }

  @Test
  void noBytesMakeReadingFail() throws IOException {
    byte[] whole = new TinyElf(TinyElf.X86_64).model("a", "1..2", "x: int8").bytes();
    Random random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = whole.clone();
      for (int change = 0; change < 3; change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(read(bytes)).isNotNull();
    }
  }

  private Elf.Image image(TinyElf library) throws IOException {
    return (Elf.Image) read(library.bytes());
  }

  private Elf read(byte[] bytes) throws IOException {
    return ElfReader.read(Files.write(folder.resolve("lib.so"), bytes));
  }
}
