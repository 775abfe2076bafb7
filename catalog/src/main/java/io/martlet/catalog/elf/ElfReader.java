package io.martlet.catalog.elf;

import io.martlet.catalog.Platform;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads ELF files of 64 bits, little-endian.
 *
 * <p>Format: System V ABI, "Object Files". Every offset and size is checked against the file and
 * against a bound before anything is read.
 */
public final class ElfReader {

  private static final int SHARED_OBJECT = 3;
  private static final int EM_X86_64 = 62;
  private static final int EM_AARCH64 = 183;
  private static final String DESCRIPTORS = ".martlet";

  private ElfReader() {}

  /** What the file is, with its symbols and descriptors. */
  public static Elf read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Optional<ElfHeader> header = ElfHeader.read(channel);
      return header.isEmpty() ? new Elf.None() : image(new ElfSections(channel, header.get()));
    } catch (DamagedElfException damaged) {
      return new Elf.Damaged(damaged.getMessage());
    }
  }

  /** Where a file runs, by its header; empty when it is no ELF file that Martlet could run. */
  public static Optional<Platform> platform(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return ElfHeader.read(channel).flatMap(ElfReader::platform);
    } catch (DamagedElfException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<Platform> platform(ElfHeader header) {
    if (!header.isWide()) {
      return Optional.empty();
    }
    return switch (header.machine()) {
      case EM_X86_64 -> Optional.of(Platform.LINUX_X86_64);
      case EM_AARCH64 -> Optional.of(Platform.LINUX_AARCH64);
      default -> Optional.empty();
    };
  }

  private static Elf image(ElfSections sections) throws IOException, DamagedElfException {
    ElfHeader header = sections.header();
    Optional<Platform> platform = platform(header);
    boolean shared = header.type() == SHARED_OBJECT;
    if (platform.isEmpty()) {
      return new Elf.Image(
          platform,
          header.machine(),
          shared,
          Optional.empty(),
          Map.of(),
          List.of(),
          Optional.empty());
    }
    sections.readHeaders();
    Optional<Set<String>> symbols = ElfSymbols.read(sections).map(ElfSymbols::exported);
    Map<String, ModelDescriptor> descriptors = new LinkedHashMap<>();
    List<String> malformed = new ArrayList<>();
    Map<String, ModelDescriptor.Input> inputs = new HashMap<>();
    for (String text : texts(sections)) {
      Optional<ModelDescriptor> descriptor = ModelDescriptor.parse(text, inputs);
      if (descriptor.isPresent()) {
        descriptors.putIfAbsent(descriptor.get().symbol(), descriptor.get());
      } else if (!ModelDescriptor.isOfOtherVersion(text)) {
        malformed.add(text);
      }
    }
    return new Elf.Image(
        platform,
        header.machine(),
        shared,
        symbols,
        descriptors,
        malformed,
        SharedState.of(sections));
  }

  /** The descriptor section's texts, each ended by a NUL, with further NULs between them. */
  private static List<String> texts(ElfSections sections) throws IOException, DamagedElfException {
    Optional<ElfSections.Section> section = sections.named(DESCRIPTORS);
    if (section.isEmpty()) {
      return List.of();
    }
    String all = new String(sections.content(section.get()), StandardCharsets.UTF_8);
    List<String> texts = new ArrayList<>();
    int start = 0;
    while (start < all.length()) {
      int nul = all.indexOf('\0', start);
      int end = nul < 0 ? all.length() : nul;
      String text = all.substring(start, end);
      if (!text.isBlank()) {
        texts.add(text);
      }
      start = end + 1;
    }
    return texts;
  }
}
