package io.martlet.spark.host;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.elf.Elf;
import io.martlet.catalog.elf.ElfReader;
import io.martlet.plan.HostProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Models that share a host. Libraries that could meet in one process have a host each; the others
 * share one, as programs and scripts do, which run in processes of their own.
 *
 * @param models their indexes
 */
record HostGroup(HostProgram program, List<Integer> models) {

  HostGroup {
    models = List.copyOf(models);
  }

  static List<HostGroup> of(List<HostModel> models) {
    Map<Path, Boolean> apart = new HashMap<>();
    Map<Key, List<Integer>> groups = new LinkedHashMap<>();
    for (int index = 0; index < models.size(); index++) {
      HostModel model = models.get(index);
      boolean alone =
          model.kind() == BinaryKind.LIBRARY
              && apart.computeIfAbsent(model.binary(), HostGroup::needsItsOwn);
      Key key = new Key(HostProgram.of(model.kind()), alone ? model.binary() : Path.of(""));
      groups.computeIfAbsent(key, unseen -> new ArrayList<>()).add(index);
    }
    return groups.entrySet().stream()
        .map(group -> new HostGroup(group.getKey().program(), group.getValue()))
        .toList();
  }

  /** A file that is no library does not load anywhere. */
  private static boolean needsItsOwn(Path library) {
    try {
      return ElfReader.read(library) instanceof Elf.Image image && image.ownHost().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Key(HostProgram program, Path apart) {}
}
