package io.martlet.spark.host;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.elf.Elf;
import io.martlet.catalog.elf.ElfReader;
import io.martlet.plan.HostProgram;
import java.io.IOException;
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

  /**
   * Two groups in its place. Models that have failed need a place in one of them all the same.
   *
   * @param working the models that have not failed, at least two
   */
  List<HostGroup> halves(List<Integer> working) {
    List<Integer> second = working.subList(working.size() / 2, working.size());
    List<Integer> first = new ArrayList<>(models);
    first.removeAll(second);
    return List.of(new HostGroup(program, first), new HostGroup(program, second));
  }

  /** A file that is no library does not load anywhere. */
  private static boolean needsItsOwn(Path library) {
    try {
      return ElfReader.read(library) instanceof Elf.Image image && image.ownHost().isPresent();
    } catch (IOException e) {
      // Its host says why it does not load.
      return true;
    }
  }

  private record Key(HostProgram program, Path apart) {}
}
