package io.martlet.catalog.source;

import java.util.List;
import java.util.Optional;

/** Where delivered files lie, as far as it takes to find and to pin them. */
public interface SourceStore {

  /** Whether it knows what lies at a place; nothing is said of others. */
  boolean reaches(SourceEntry place);

  /** The file or folder of that very name, if there is one. */
  Optional<StoredFile> find(String name);

  /**
   * What lies directly in a folder, in no order.
   *
   * @throws io.martlet.catalog.diagnostic.Fault when that cannot be told
   */
  List<StoredFile> list(String folder);
}
