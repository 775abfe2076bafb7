package io.martlet.catalog.elf;

import io.martlet.catalog.Platform;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a file is in the eyes of a loader of native code. */
public sealed interface Elf {

  /** No ELF file, such as a script. */
  record None() implements Elf {}

  /**
   * An ELF file that contradicts itself.
   *
   * @param why a part of a sentence, such as {@code its section headers lie outside of it}
   */
  record Damaged(String why) implements Elf {}

  /**
   * An ELF file.
   *
   * @param platform where it runs; empty for a machine that Martlet does not run on
   * @param machine the header's {@code e_machine}
   * @param shared whether it is a shared object
   * @param symbols what it exports; empty when it has no section headers that would tell
   * @param descriptors what it says of its models, by symbol, in its order
   * @param malformed texts in its descriptor section that are no descriptors
   * @param ownHost why it can share no process with other libraries, as in {@code it starts
   *     threads}; empty when it can
   */
  record Image(
      Optional<Platform> platform,
      int machine,
      boolean shared,
      Optional<Set<String>> symbols,
      Map<String, ModelDescriptor> descriptors,
      List<String> malformed,
      Optional<String> ownHost)
      implements Elf {

    public Image {
      symbols = symbols.map(Set::copyOf);
      descriptors = Collections.unmodifiableMap(new LinkedHashMap<>(descriptors));
      malformed = List.copyOf(malformed);
    }

    /** What it says of the model that it exports under a symbol. */
    public Optional<ModelDescriptor> descriptor(String symbol) {
      return Optional.ofNullable(descriptors.get(symbol));
    }
  }
}
