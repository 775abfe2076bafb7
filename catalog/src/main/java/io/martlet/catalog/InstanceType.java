package io.martlet.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of an instance type says: {@code c7gd.8xlarge} is of family c, generation 7, with
 * the attributes g (Graviton, which is aarch64) and d. See "Amazon EC2 instance type naming
 * conventions".
 */
public record InstanceType(String family, int generation, String attributes, String size) {

  /** All of a name, in groups of family, generation, attributes and size. */
  public static final String PATTERN =
      "([a-z]+(?:-[0-9]+tb)?)([0-9]{1,4})([a-z0-9-]*)\\.([a-z0-9-]+)";

  private static final Pattern NAME = Pattern.compile(PATTERN);

  /** Matching takes the square of a text's length. */
  private static final int LONGEST = 64;

  /** Empty when the text is no such name. */
  public static Optional<InstanceType> of(String name) {
    Matcher parts = NAME.matcher(name);
    return name.length() <= LONGEST && parts.matches()
        ? Optional.of(
            new InstanceType(
                parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3), parts.group(4)))
        : Optional.empty();
  }

  public Platform platform() {
    return isFirstGraviton() || attributes.replaceFirst("-.*", "").contains("g")
        ? Platform.LINUX_AARCH64
        : Platform.LINUX_X86_64;
  }

  /** The family a had no attribute for it yet. */
  private boolean isFirstGraviton() {
    return family.equals("a");
  }
}
