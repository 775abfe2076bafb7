package io.martlet.catalog.yaml;

import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;

/** Hands events on as long as they stay within the subset, so that a file is scanned once. */
final class SubsetParser implements Parser {

  private final Parser events;
  private final YamlSubset subset;
  private boolean peeked;

  SubsetParser(Parser events, YamlSubset subset) {
    this.events = events;
    this.subset = subset;
  }

  /** An event was refused; the finding is made. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused() {
      super("outside the subset", null, false, false);
    }
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return peekEvent().is(choice);
  }

  @Override
  public Event peekEvent() {
    Event event = events.peekEvent();
    if (!peeked) {
      check(event);
      peeked = true;
    }
    return event;
  }

  @Override
  public Event getEvent() {
    Event event = events.getEvent();
    if (!peeked) {
      check(event);
    }
    peeked = false;
    return event;
  }

  /** Behind the last event there is none. */
  private void check(Event event) {
    if (event != null && !subset.holds(event)) {
      throw new Refused();
    }
  }
}
