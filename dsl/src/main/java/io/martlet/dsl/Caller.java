package io.martlet.dsl;

import io.martlet.catalog.Location;
import java.lang.StackWalker.StackFrame;

/** Finds the line of the user's source that is being run. */
final class Caller {

  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Caller() {}

  /** The innermost line outside this package; nowhere when it was compiled without lines. */
  static Location line() {
    return STACK.walk(
        frames ->
            frames.filter(Caller::isOutside).findFirst().map(Caller::of).orElse(Location.NONE));
  }

  private static boolean isOutside(StackFrame frame) {
    return !frame.getDeclaringClass().getPackageName().equals(Caller.class.getPackageName());
  }

  private static Location of(StackFrame frame) {
    return frame.getFileName() == null || frame.getLineNumber() <= 0
        ? Location.NONE
        : Location.ofLine(SourceNames.shown(SourcePlaces.file(frame)), frame.getLineNumber());
  }
}
