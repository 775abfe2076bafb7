package io.martlet.plan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a driver is called: what asks for a step writes the arguments by this, and the driver parses
 * them by this. No secret is among them; where the ledger is, a driver has from its environment.
 *
 * @param plan where the stored plan lies
 * @param root where everything of the runs lies
 * @param run the run's id; drivers called with the same work on the same run
 * @param steps the names of the steps to do, in the plan's order; none for all of them
 * @param declared all marts of the catalog, also those that the plan leaves out
 * @param mayShrink marts that may be replaced by ones with far fewer records
 * @param modelTimeout how long a model may take to open, or for a batch of records, in seconds
 */
public record StepCall(
    String plan,
    String root,
    String run,
    Set<String> steps,
    Set<String> declared,
    Set<String> mayShrink,
    int modelTimeout) {

  /** The driver's main class. */
  public static final String MAIN_CLASS = "io.martlet.driver.RunStep";

  /** How long a model may take unless it is said. */
  public static final int MODEL_SECONDS = 60;

  /** The environment variable that says where the ledger is. */
  public static final String LEDGER = "MARTLET_LEDGER";

  /** The setting of Spark's that says it, too: Spark keeps such names out of logs and pages. */
  public static final String LEDGER_SETTING = "spark.martlet.secret.ledger";

  private static final String ROOT = "--root";
  private static final String RUN = "--run";
  private static final String STEP = "--step";
  private static final String DECLARED = "--declared";
  private static final String MAY_SHRINK = "--accept-fewer";
  private static final String MODEL_TIMEOUT = "--model-timeout";

  public StepCall {
    steps = Set.copyOf(steps);
    declared = Set.copyOf(declared);
    mayShrink = Set.copyOf(mayShrink);
  }

  /** The same for one step. */
  public StepCall of(PlanStep step) {
    return new StepCall(plan, root, run, Set.of(step.name()), declared, mayShrink, modelTimeout);
  }

  /** The arguments of the main class. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(plan, ROOT, root, RUN, run));
    add(arguments, STEP, steps);
    add(arguments, DECLARED, declared);
    add(arguments, MAY_SHRINK, mayShrink);
    arguments.addAll(List.of(MODEL_TIMEOUT, String.valueOf(modelTimeout)));
    return List.copyOf(arguments);
  }

  private static void add(List<String> arguments, String option, Set<String> values) {
    new TreeSet<>(values).forEach(value -> arguments.addAll(List.of(option, value)));
  }

  /**
   * What arguments say.
   *
   * @throws PlanException when they are not such as {@link #arguments} writes
   */
  public static StepCall parse(List<String> arguments) {
    Parsed parsed = new Parsed();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (!word.startsWith("--")) {
        parsed.plan = once(parsed.plan, word);
      } else if (!rest.hasNext()) {
        throw usage("%s lacks its value".formatted(word));
      } else {
        parsed.take(word, rest.next());
      }
    }
    return parsed.call();
  }

  private static Optional<String> once(Optional<String> before, String value) {
    if (before.isPresent()) {
      throw usage("\"%s\" is one too many".formatted(value));
    }
    return Optional.of(value);
  }

  private static PlanException usage(String what) {
    return new PlanException(
        "%s: a driver is called with PLAN --root URI --run RUN [--step STEP]…".formatted(what));
  }

  private static final class Parsed {
    private Optional<String> plan = Optional.empty();
    private Optional<String> root = Optional.empty();
    private Optional<String> run = Optional.empty();
    private Optional<String> modelTimeout = Optional.empty();
    private final Set<String> steps = new TreeSet<>();
    private final Set<String> declared = new TreeSet<>();
    private final Set<String> mayShrink = new TreeSet<>();

    private void take(String option, String value) {
      switch (option) {
        case ROOT -> root = once(root, value);
        case RUN -> run = once(run, value);
        case STEP -> steps.add(value);
        case DECLARED -> declared.add(value);
        case MAY_SHRINK -> mayShrink.add(value);
        case MODEL_TIMEOUT -> modelTimeout = once(modelTimeout, value);
        default -> throw usage("there is no option " + option);
      }
    }

    private StepCall call() {
      try {
        return new StepCall(
            plan.orElseThrow(() -> usage("no plan is given")),
            root.orElseThrow(() -> usage("no root is given")),
            run.orElseThrow(() -> usage("no run is given")),
            steps,
            declared,
            mayShrink,
            modelTimeout.map(Integer::parseInt).orElse(MODEL_SECONDS));
      } catch (NumberFormatException e) {
        throw usage("\"%s\" is no number of seconds".formatted(modelTimeout.orElse("")));
      }
    }
  }
}
