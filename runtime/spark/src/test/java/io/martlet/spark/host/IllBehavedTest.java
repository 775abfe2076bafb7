package io.martlet.spark.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The native tests' models that go wrong less politely than by dying, between two good ones: when
 * they meet a record, the third, that they cannot take. The good ones have all of their scores, and
 * nobody else is blamed.
 */
@Timeout(60)
class IllBehavedTest {

  private static final int ILL = 1;
  private static final int RECORD = 2;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          toggle_status       | TIMED_OUT    |         | took longer than 2 s
          blame_neighbour     | CRASHED      | SIGABRT | ended its host with SIGABRT
          drip                | CRASHED      |         | broke the protocol of its host: a frame of length 0
          talk_garbage        | CRASHED      |         | broke the protocol of its host: a frame of length
          announce_much       | CRASHED      |         | broke the protocol of its host: a frame of length
          forge_answer        | CRASHED      |         | broke the protocol of its host: an answer
          forge_blame         | CRASHED      |         | broke the protocol of its host: an answer
          close_all           | CRASHED      |         | ended its host with exit status 1
          replace_sockets     | CRASHED      |         | ended its host with exit status 1
          read_sockets        | TIMED_OUT    |         | took longer than 2 s
          exit_like_a_crash   | CRASHED      |         | ended its host with exit status 139
          print_nul           | CRASHED      | SIGABRT | before\\u{0}after
          fail_with_odd_text  | MODEL_ERROR  |         | \\u{1} text \\u{1b}[31m
          print_much          | CRASHED      | SIGABRT | ended its host with SIGABRT: last words
          kill_group          | CRASHED      | SIGKILL | ended its host with SIGKILL
          kill_self           | CRASHED      | SIGKILL | ended its host with SIGKILL
          stop_self           | TIMED_OUT    |         | took longer than 2 s
          overflow_stack      | CRASHED      | SIGSEGV | ended its host with SIGSEGV
          take_memory         | OUT_OF_MEMORY |        | out of memory
          terminate_quietly   | CRASHED      |         | ended its host with exit status 0
          throw_nothing_known | MODEL_ERROR  |         | threw something
          """)
  void costsItselfAlone(String fault, FailureKind kind, String signal, String words) {
    try (HostSession session = HostSessionTest.open("good", "ill_" + fault, "good")) {
      Map<Integer, Integer> records = scoreTwice(session);

      assertThat(session.failures()).containsOnlyKeys(ILL);
      ModelFailure failure = session.failures().get(ILL);
      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure.signal()).isEqualTo(signal == null ? "" : signal);
      assertThat(failure.message()).contains(words);
      assertThat(records).isEqualTo(Map.of(ILL, RECORD));
    }
    assertThat(hosts()).isEmpty();
  }

  @Test
  void theRecordIsTheOneThatItCrashedAt() {
    try (HostSession session = HostSessionTest.open("good", "ill_unmap_columns", "good")) {
      Map<Integer, Integer> records = scoreTwice(session);

      assertThat(session.failures().get(ILL).signal()).isEqualTo("SIGSEGV");
      assertThat(records).isEqualTo(Map.of(ILL, RECORD + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork_and_return", "leave_daemon", "start_threads", "start_shell"})
  void costsNobody(String fault) {
    try (HostSession session = HostSessionTest.open("good", "ill_" + fault, "good")) {
      Map<Integer, Integer> records = scoreTwice(session);

      assertThat(session.failures()).isEmpty();
      assertThat(records).isEmpty();
    }
    assertThat(hosts()).isEmpty();
  }

  /** They fail when they can do what they must not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill_parent",
        "write_parents_memory",
        "signal_others",
        "read_secrets",
        "ask_name_service"
      })
  void isDenied(String escape) {
    try (HostSession session = HostSessionTest.open("good", "ill_" + escape, "good")) {
      assumeThat(session.sandbox()).isEqualTo(SandboxLevel.FULL);

      scoreTwice(session);

      assertThat(session.failures()).isEmpty();
    }
  }

  /** Two batches of which the good models score all; gives where others failed in the first. */
  private static Map<Integer, Integer> scoreTwice(HostSession session) {
    Map<Integer, Integer> records = Map.of();
    for (int batch = 0; batch < 2; batch++) {
      HostSessionTest.fill(session, "west", "east", "west", "east");
      HostSessionTest.score(session, 4);
      for (int good : new int[] {0, 2}) {
        assertThat(HostSessionTest.ranks(session, good, 4)).containsExactly(3, 4, 5, 6);
      }
      records = batch == 0 ? Map.copyOf(session.failedRecords()) : records;
    }
    return records;
  }

  /** Processes that hosts of this one are, or that their models have left behind. */
  private static Stream<String> hosts() {
    String folder = "martlet-host-" + ProcessHandle.current().pid() + "-";
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(command -> command.contains(folder));
  }
}
