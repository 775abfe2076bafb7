package io.martlet.properties.mart;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.ledger.Ledger;
import io.martlet.ledger.UnreliableLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole runs whose PostgreSQL, which holds the ledger and the marts' catalog, breaks off at any
 * request, is stopped, or is killed: all come to their end, the mart is right, and ledger, table
 * and files agree.
 */
class FaultyLedgerTest {

  /** What becomes of the server when the line breaks. */
  private enum Server {
    STAYS,
    IS_RESTARTED,
    IS_KILLED
  }

  @TempDir private static Path folder;
  private static MortalServer server;
  private static UnreliableLine line;
  private static MartLife life;
  private static int requests;

  @BeforeAll
  static void start() throws Exception {
    server = new MortalServer(folder.resolve("postgres"));
    line = new UnreliableLine(server.port());
    life =
        new MartLife(
            folder,
            Ledger.at(
                "jdbc:postgresql://localhost:%s/postgres?user=postgres"
                    .formatted(String.valueOf(line.port()))));
    life.run(true, Step.Manner.ALL_ANEW);
    line.hold();
    life.run(true, Step.Manner.ALL_ANEW);
    requests = line.requests();
  }

  @AfterAll
  static void stop() throws Exception {
    life.close();
    line.close();
    server.close();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRunComesToItsEndAllTheSame(int seed) throws Exception {
    Random random = new Random(seed);
    int request = 1 + random.nextInt(requests);
    UnreliableLine.Break at =
        random.nextBoolean()
            ? UnreliableLine.Break.BEFORE_REQUEST
            : UnreliableLine.Break.BEFORE_ANSWER;
    Server fate =
        seed % 8 == 0 ? Server.IS_KILLED : seed % 8 == 4 ? Server.IS_RESTARTED : Server.STAYS;
    life.take(new Step(Step.Kind.RESCORE, seed, true, Step.Manner.ALL_ANEW));
    ExecutorService elsewhere = Executors.newSingleThreadExecutor();
    line.breakAt(request, at, () -> elsewhere.execute(() -> befall(fate)));

    MartLife.Ending ending = run(elsewhere);

    await(elsewhere);
    line.hold();
    String told = "seed %s: %s of %s, %s, server %s".formatted(seed, request, requests, at, fate);
    assertThat(ending).as(told).isEqualTo(MartLife.Ending.PUBLISHED);
    assertThat(life.published()).as(told).isEqualTo(life.declared());
    assertThat(life.differences()).as(told).isEmpty();
  }

  /** Nobody knows then whether the table is as it was, unless he looks. */
  @Test
  void aTableIsCommittedToOnceThoughTheAnswerIsLost() throws Exception {
    life.take(new Step(Step.Kind.RESCORE, 5, true, Step.Manner.ALL_ANEW));
    line.breakAt("UPDATE iceberg_tables", UnreliableLine.Break.BEFORE_ANSWER);

    assertThat(life.run(true, Step.Manner.ALL_ANEW)).isEqualTo(MartLife.Ending.PUBLISHED);

    assertThat(line.hasBroken()).isTrue();
    assertThat(life.published()).isEqualTo(life.declared());
    assertThat(life.differences()).isEmpty();
  }

  /** Of a run that cannot even begin, nothing is left, and it is started again. */
  private static MartLife.Ending run(ExecutorService elsewhere) throws Exception {
    String before = life.lastRun();
    try {
      return life.run(true, Step.Manner.ALL_ANEW);
    } catch (RuntimeException e) {
      await(elsewhere);
      if (!life.lastRun().equals(before) && life.isOnRecord()) {
        throw e;
      }
      return life.run(true, Step.Manner.ALL_ANEW);
    }
  }

  private static void await(ExecutorService elsewhere) throws InterruptedException {
    elsewhere.shutdown();
    assertThat(elsewhere.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  private static void befall(Server fate) {
    switch (fate) {
      case STAYS -> {}
      case IS_RESTARTED -> server.restart();
      case IS_KILLED -> server.die();
    }
  }

  static List<Integer> seeds() {
    return Seeds.or("1..24");
  }
}
