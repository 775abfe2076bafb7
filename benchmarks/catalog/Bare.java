import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A program with picocli and nothing else, to compare starts with. */
@Command(name = "bare", mixinStandardHelpOptions = true, description = "Does nothing.")
public final class Bare implements Runnable {

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bare()).execute(arguments));
  }

  @Override
  public void run() {}
}
