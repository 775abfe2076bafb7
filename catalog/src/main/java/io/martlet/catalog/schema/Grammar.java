package io.martlet.catalog.schema;

import static io.martlet.catalog.schema.Shape.Key.may;
import static io.martlet.catalog.schema.Shape.Key.must;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Contract.Breach;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.InstanceType;
import io.martlet.catalog.MachineFamilies;
import io.martlet.catalog.Platform;
import io.martlet.catalog.RunTargets;
import io.martlet.catalog.SandboxDemand;
import io.martlet.catalog.constraint.Root;
import io.martlet.catalog.schema.Shape.AnyOf;
import io.martlet.catalog.schema.Shape.Count;
import io.martlet.catalog.schema.Shape.Flag;
import io.martlet.catalog.schema.Shape.Limit;
import io.martlet.catalog.schema.Shape.ListOf;
import io.martlet.catalog.schema.Shape.Named;
import io.martlet.catalog.schema.Shape.Percent;
import io.martlet.catalog.schema.Shape.Table;
import io.martlet.catalog.schema.Shape.Text;
import io.martlet.catalog.schema.Shape.Words;
import io.martlet.catalog.source.SourceEntry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The mappings of a catalog's files and their keys. */
public final class Grammar {

  private static final String NAME_PATTERN = "[a-z][a-z0-9_]{0,62}";
  private static final String REASON = "Why, for those who read it later.";
  private static final Text ANY = new Text("", "");
  private static final Text PATH = new Text("", "");
  private static final Text SOURCE = new Text(SourceEntry.PATTERN, "deliveries/*.csv.bz2");
  private static final Text SIGN = new Text("[^\\r\\n]", ";");
  private static final Text QUOTE = new Text("[^\\r\\n]|none", "'");
  private static final Text ENCODING = new Text("", "ISO-8859-1");
  private static final Text DATES = new Text("", "dd.MM.yyyy");
  private static final ListOf BOOLEANS = new ListOf(ANY);
  private static final Text NAME = new Text(NAME_PATTERN, "age");
  private static final Text INPUT = new Text(NAME_PATTERN + "(\\.\\*)?", "demographics.*");
  private static final Text RANKS = new Text("[0-9]{1,9}\\.\\.[0-9]{1,9}", "1..20");
  private static final Text RANGE = new Text(".*\\.\\..*", "0..120");
  private static final AnyOf ROWS =
      new AnyOf(List.of(new Count(), new Text("[0-9]*\\.\\.[0-9]*", "8000..9000")));
  private static final Words BREACHES =
      new Words(Arrays.stream(Breach.values()).map(Breach::keyword).toList());
  private static final Text SHA256 = new Text("[0-9a-f]{64}", "");
  private static final Text RULE = new Text("[a-z0-9]+(-[a-z0-9]+)*", "mart-size");
  private static final Text SUBJECT =
      new Text(NAME_PATTERN + "(/" + NAME_PATTERN + ")?", "deposits");
  private static final Text MODEL =
      new Text(NAME_PATTERN + "/" + NAME_PATTERN, "deposits/term_deposit");
  private static final Text RELEASE =
      new Text("emr-(spark-)?[0-9]+\\.[0-9]+\\.[0-9]+", "emr-spark-8.1.0");
  private static final Text ROOT = new Text(Root.PATTERN, "s3://bucket/prefix");
  private static final Text ROLE = new Text(EmrAccount.ROLE, "EMR_DefaultRole");
  private static final Text INSTANCE_TYPE = new Text(InstanceType.PATTERN, "c7i.8xlarge");
  private static final Words KINDS =
      new Words(Arrays.stream(BinaryKind.values()).map(BinaryKind::keyword).toList());
  private static final Words PLATFORMS =
      new Words(Arrays.stream(Platform.values()).map(Platform::keyword).toList());
  private static final Words TYPES =
      new Words(
          Arrays.stream(ColumnType.values())
              .map(ColumnType::keyword)
              .flatMap(type -> Stream.of(type, type + "?"))
              .toList());

  public static final Table PLATFORM_FILE =
      new Table(
          "a platform's file",
          "One file of a binary.",
          List.of(
              must("path", PATH, "The file, in the catalog's folder."),
              may("sha256", SHA256, "The very bytes; a plan pins what it finds otherwise.")));

  /** A binary of one file. */
  public static final Table BINARY =
      new Table(
          "a binary",
          "A native artifact that computes models, of one file.",
          List.of(
              must("kind", KINDS, "What it is: a shared library, a program or an R script."),
              must("path", PATH, "The file, in the catalog's folder."),
              may("sha256", SHA256, "The very bytes; a plan pins what it finds otherwise.")));

  /** A binary of a file a platform. */
  public static final Table PLATFORM_BINARY =
      new Table(
          "a binary",
          "A native artifact that computes models, of a file a platform.",
          List.of(
              must("kind", KINDS, "What it is: a shared library, a program or an R script."),
              must("platforms", new Named(PLATFORMS, PLATFORM_FILE), "Its file on each.")));

  public static final Table POLICY =
      new Table(
          "the policy",
          "What the team demands of every model and binary.",
          List.of(
              may("require-owner", new Flag(), "Whether every model must have an owner."),
              may("require-sha256", new Flag(), "Whether every binary's file must be pinned."),
              may(
                  "least-records",
                  new Percent(),
                  "Records that a mart must have to be replaced, in percent of those published."
                      + " By default 50."),
              may(
                  "drift-note",
                  new Limit(),
                  "How far a model's ranks may move from those published, as a population"
                      + " stability index, before it is told. By default 0.1."),
              may(
                  "drift-hold",
                  new Limit(),
                  "How far they may move before the mart is held back. By default 0.25.")));

  /** A suppression where it applies: in a mart or a model. */
  public static final Table SUPPRESSION_IN_PLACE =
      new Table(
          "a suppression",
          "Silences warnings and notes of a rule here.",
          List.of(
              must("rule", RULE, "The rule, as its messages show it."),
              must("reason", ANY, REASON)));

  /** A suppression in the main file. */
  public static final Table SUPPRESSION =
      new Table(
          "a suppression",
          "Silences warnings and notes of a rule.",
          List.of(
              must("rule", RULE, "The rule, as its messages show it."),
              may("at", SUBJECT, "The mart, model or other thing; everywhere when left out."),
              must("reason", ANY, REASON)));

  public static final Table ACCEPTED_BREAK =
      new Table(
          "an accepted break",
          "Lets a model's output columns go, which diff and run refuse otherwise.",
          List.of(
              must("model", MODEL, "The model as it was called, mart/name."),
              must("reason", ANY, REASON)));

  public static final Table ACCEPTED_KEY =
      new Table(
          "an accepted break",
          "Lets the key of every mart change, which diff and run refuse otherwise.",
          List.of(
              must("key", NAME, "The key column as it was called."), must("reason", ANY, REASON)));

  public static final Table CATALOG =
      new Table(
          "a catalog",
          "A catalog's main file.",
          List.of(
              must("catalog", NAME, "The catalog's name."),
              must("universe", PATH, "The file of the universe."),
              must("marts", new ListOf(PATH), "The files of the marts: paths and globs."),
              must(
                  "binaries",
                  new Named(NAME, new AnyOf(List.of(BINARY, PLATFORM_BINARY))),
                  "What computes the models, by name."),
              may("deployment", PATH, "The file of the deployment."),
              may("policy", POLICY, POLICY.description()),
              may(
                  "suppress",
                  new ListOf(SUPPRESSION),
                  "Warnings and notes that are not to be shown."),
              may(
                  "accepted-breaks",
                  new ListOf(new AnyOf(List.of(ACCEPTED_BREAK, ACCEPTED_KEY))),
                  "Changes that break consumers, and are meant.")));

  public static final Table FORMAT =
      new Table(
          "a format",
          "How delivered CSV files are written; what is left out is as in RFC 4180.",
          List.of(
              may("delimiter", SIGN, "What stands between two values; by default a comma."),
              may("quote", QUOTE, "What stands around a value; none when nothing does."),
              may("escape", SIGN, "What makes a quote stand for itself, if it is not doubled."),
              may("names", new ListOf(ANY), "The columns, where files have no header."),
              may("encoding", ENCODING, "The charset; by default UTF-8."),
              may("decimal", SIGN, "What stands before a number's fraction; by default a point."),
              may("thousands", SIGN, "What may stand between groups of three digits."),
              may("missing", new ListOf(ANY), "What stands for a missing value, beside nothing."),
              may("dates", DATES, "The form of dates; by default yyyy-MM-dd."),
              may("booleans", BOOLEANS, "The words for true and false, in this order."),
              may("trim", new Flag(), "Whether blanks around values are no part of them."),
              may("comment", SIGN, "What begins a line that is no record, such as #.")));

  /** A column of which more than its type is said. */
  public static final Table COLUMN =
      new Table(
          "a column",
          "A column that is delivered in a way of its own.",
          List.of(
              must("type", TYPES, "Its type; ? lets values miss."),
              may("from", ANY, "What it is called in the delivery."),
              may("missing", new ListOf(ANY), "What stands for a missing value here."),
              may("dates", DATES, "The form of its dates."),
              may("booleans", BOOLEANS, "Its words for true and false, in this order."),
              may("scale", new Count(), "Digits of a decimal number's fraction in an integer."),
              may("rounding", new Flag(), "Whether values may lose what the type does not hold.")));

  /** What a delivery promises, of a column or of all records. */
  public static final Table CONTRACT =
      new Table(
          "a contract",
          "What a delivery promises, checked while it is prepared.",
          List.of(
              may("column", NAME, "The column that it is about."),
              may("values", new ListOf(ANY), "The only values that it may have."),
              may("range", RANGE, "From its least value to its most, either left out."),
              may("pattern", ANY, "A regular expression that matches each text as a whole."),
              may("missing-percent", new Percent(), "So many of its values may be missing."),
              may("max-age-days", new Count(), "So old is its newest date, at most."),
              may("rows", ROWS, "So many records, or from the least to the most."),
              may("least-of-last", new Percent(), "So many percent of last time's records."),
              may("breach", BREACHES, "What happens if not: error (the default) or warn.")));

  public static final Table UNIVERSE =
      new Table(
          "a universe",
          "The record set to score.",
          List.of(
              must("universe", NAME, "The universe's name."),
              must("key", NAME, "The column that identifies a record."),
              may(
                  "source",
                  new AnyOf(List.of(SOURCE, new ListOf(SOURCE, 1))),
                  "Where records are delivered: files, globs, folders, URIs; one or a list."),
              may("format", FORMAT, FORMAT.description()),
              may(
                  "ignore",
                  new ListOf(ANY),
                  "Delivered columns that are not read: names and globs; * for all others."),
              may(
                  "rejects",
                  new Count(),
                  "Records that may be other than declared; kept apart. By default none may."),
              may("manifest", SOURCE, "The file that says what each delivered one must have."),
              may(
                  "file-megabytes",
                  new Count(),
                  "How large a prepared file gets, about. By default 240."),
              may("contracts", new ListOf(CONTRACT), "What deliveries promise."),
              must(
                  "columns",
                  new Named(NAME, new AnyOf(List.of(TYPES, COLUMN))),
                  "The columns' types; ? lets values miss."),
              may(
                  "groups",
                  new Named(NAME, new ListOf(NAME)),
                  "Columns that models read together, as in inputs: [demographics.*].")));

  public static final Table DEFAULTS =
      new Table(
          "the defaults",
          "What the mart's models have unless they say otherwise.",
          List.of(
              may("binary", NAME, "The binary that computes the model."),
              may("rank", RANKS, "The ranks the model may give, first..last."),
              may("owner", ANY, "Who answers for the model."),
              may("tags", new ListOf(ANY), "Words to select models by.")));

  public static final Table MODEL_ENTRY =
      new Table(
          "a model",
          "One scoring model.",
          List.of(
              must("number", new Count(), "Its number in the mart; names its output columns."),
              must("name", NAME, "Its name, unique in the mart."),
              must(
                  "inputs",
                  new ListOf(INPUT),
                  "The columns it reads, in the binary's order; group.* for those of a group."),
              may("binary", NAME, "The binary that computes it."),
              may("symbol", ANY, "What the binary calls it; by default its name, in R score."),
              may("parameters", PATH, "A file in the folder that it gets when it is opened."),
              may("rank", RANKS, "The ranks it may give, first..last."),
              may("tags", new ListOf(ANY), "Words to select models by."),
              may("owner", ANY, "Who answers for it."),
              may("suppress", new ListOf(SUPPRESSION_IN_PLACE), "What not to say of it.")));

  public static final Table MART =
      new Table(
          "a mart",
          "Models that are published together as one table.",
          List.of(
              must("mart", NAME, "The mart's name, which is its table's."),
              may("defaults", DEFAULTS, DEFAULTS.description()),
              must("models", new ListOf(MODEL_ENTRY), "The models."),
              may(
                  "retired",
                  new ListOf(new Count()),
                  "Numbers of models that are no more, which no other may have."),
              may("suppress", new ListOf(SUPPRESSION_IN_PLACE), "What not to say of it.")));

  public static final Table FLEET =
      new Table(
          "a fleet",
          "Machines that do the same, of whichever type is to be had.",
          List.of(
              may("on-demand", new Count(), "Machines that stay as long as they are needed."),
              may("spot", new Count(), "Cheaper machines, which may be taken away."),
              may("types", new ListOf(INSTANCE_TYPE), "Instance types, 30 at most."),
              may(
                  "families",
                  new ListOf(new Text(MachineFamilies.FAMILY, "c7i")),
                  "Instead: all types of these families, the newest and largest first."),
              may("vcpus", new Text("[0-9]*\\.\\.[0-9]*", "8..48"), "With so many vCPUs.")));

  public static final Table FLEETS =
      new Table(
          "the fleets",
          "The machines of each cluster; what is left out is as in the published case.",
          List.of(
              may("primary", FLEET, "The machine that leads the cluster."),
              may("core", FLEET, "Machines that score, and keep what must not be lost."),
              may("task", FLEET, "Machines that score, and may be lost at any time.")));

  public static final Table STORAGE =
      new Table(
          "the storage",
          "Where the files of runs on clusters lie.",
          List.of(
              must(
                  "root", ROOT, "The URI below which plans, artifacts, universes and marts lie.")));

  private static final Words SANDBOX_DEMANDS =
      new Words(Arrays.stream(SandboxDemand.values()).map(SandboxDemand::keyword).toList());

  public static final Table EMR =
      new Table(
          "the account",
          "The account that Amazon EMR starts clusters in; what is left out is as it has it.",
          List.of(
              may("region", new Text(EmrAccount.REGION, "eu-central-1"), "The region of AWS."),
              may("service-role", ROLE, "What Amazon EMR acts as."),
              may("machine-role", ROLE, "What the machines act as: an instance profile."),
              may(
                  "subnets",
                  new ListOf(new Text(EmrAccount.SUBNET, "subnet-0a1b2c3d")),
                  "Where clusters are started, one each."),
              may(
                  "security-groups",
                  new ListOf(new Text(EmrAccount.SECURITY_GROUP, "sg-0a1b2c3d")),
                  "What all machines have beside those that Amazon EMR manages."),
              may("logs", new Text(EmrAccount.S3, "s3://bucket/logs"), "Where logs are kept."),
              may("security-configuration", ANY, "The name of one, with the encryption."),
              may(
                  "ledger-secret",
                  new Text(EmrAccount.SECRET, ""),
                  "The ARN of the secret that says where the ledger is."),
              may(
                  "bootstrap",
                  new ListOf(new Text(EmrAccount.S3, "s3://bucket/install-r.sh")),
                  "Scripts that each machine runs before its first step."),
              may(
                  "tags",
                  new Named(ANY, ANY),
                  "What clusters and their machines are marked with.")));

  public static final Table TARGETS =
      new Table(
          "the targets",
          "What a run on clusters is held to, and who hears of its end.",
          List.of(
              may("hours", new Limit(), "From its submission to its end."),
              may("budget", new Limit(), "What it may cost, in the currency of the price file."),
              may(
                  "notify",
                  new Text(RunTargets.TOPIC, ""),
                  "The ARN of the SNS topic that is told of its end.")));

  public static final Table DEPLOYMENT =
      new Table(
          "a deployment",
          "How a run is spread over clusters; the defaults follow the published case.",
          List.of(
              may("release", RELEASE, "The Amazon EMR release, such as emr-spark-8.1.0."),
              may("clusters", new Count(), "How many clusters share the marts."),
              may("microbatches-per-step", new Count(), "Microbatches that one EMR step runs."),
              may("models-per-microbatch", new Count(), "Models that are scored in one pass."),
              may("fleets", FLEETS, FLEETS.description()),
              may("storage", STORAGE, STORAGE.description()),
              may("emr", EMR, EMR.description()),
              may("targets", TARGETS, TARGETS.description()),
              may(
                  "newer",
                  new ListOf(ANY),
                  "Releases and instance types that Amazon EMR has and Martlet does not know."),
              may(
                  "sandbox",
                  SANDBOX_DEMANDS,
                  "required: nothing is scored where models could do more than the sandbox lets"
                      + " them.")));

  private Grammar() {}
}
