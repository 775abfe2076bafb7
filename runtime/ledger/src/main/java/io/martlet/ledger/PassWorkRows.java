package io.martlet.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What drivers' tasks have done in passes, as rows. */
final class PassWorkRows {

  private PassWorkRows() {}

  /**
   * Keeps it; the same once more when it is told again, and of drivers that went on with a pass the
   * last one's.
   *
   * @param ago milliseconds since it was done
   */
  static void keep(Sql sql, String run, String microbatch, PassWork work, long ago) {
    sql.update(
        "insert into pass_work (run, microbatch, begun, ended, slots, busy_slots, busy_cores,"
            + " stages, stage_nanos, bytes_read, bytes_written, host_restarts, sandbox) values (?, ?, "
            + RunRecorder.THEN
            + ", "
            + RunRecorder.THEN
            + ", ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (run, microbatch) do update set begun ="
            + " excluded.begun, ended = excluded.ended, slots = excluded.slots, busy_slots ="
            + " excluded.busy_slots, busy_cores = excluded.busy_cores, stages = excluded.stages,"
            + " stage_nanos = excluded.stage_nanos, bytes_read = excluded.bytes_read,"
            + " bytes_written = excluded.bytes_written, host_restarts = excluded.host_restarts,"
            + " sandbox = excluded.sandbox",
        run,
        microbatch,
        ago + work.time().toMillis(),
        ago,
        work.slots(),
        work.busySlots().toArray(new Double[0]),
        work.busyCores().toArray(new Double[0]),
        work.stages().keySet().toArray(new String[0]),
        work.stages().values().toArray(new Long[0]),
        work.bytesRead(),
        work.bytesWritten(),
        work.hostRestarts(),
        work.sandbox().orElse(null));
  }

  /** Of a run's passes, in the order in which they were begun. */
  static List<PastWork> of(Sql sql, String run) {
    return sql.query(
        "select * from pass_work where run = ? order by begun, microbatch",
        PassWorkRows::work,
        run);
  }

  /** Of a catalog's last run whose passes have ended with work done. */
  static Optional<MeasuredRate> rate(Sql sql, String catalog) {
    return sql
        .query(
            "select run.id, sum(microbatch.records * (select count(*) from model where model.run ="
                + " run.id and model.microbatch = microbatch.name)) / greatest(0.001,"
                + " sum(extract(epoch from ended - begun) * slots)) as rate, max(slots) as slots"
                + " from (select * from run where catalog = ? and exists (select from pass_work"
                + " where pass_work.run = run.id) order by started desc limit 1) run join"
                + " pass_work on pass_work.run = run.id join microbatch on (microbatch.run,"
                + " microbatch.name) = (pass_work.run, pass_work.microbatch) where"
                + " microbatch.state = 'FINISHED' group by run.id",
            row ->
                new MeasuredRate(
                    row.getString("id"), row.getDouble("rate"), Math.max(1, row.getInt("slots"))),
            catalog)
        .stream()
        .filter(measured -> measured.modelRecords() > 0)
        .findFirst();
  }

  private static PastWork work(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray("stages").getArray();
    Long[] nanos = (Long[]) row.getArray("stage_nanos").getArray();
    Map<String, Long> stages = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      stages.put(names[i], nanos[i]);
    }
    PastWork.Times times =
        new PastWork.Times(
            row.getTimestamp("begun").toInstant(), row.getTimestamp("ended").toInstant());
    return new PastWork(
        row.getString("microbatch"),
        times,
        new PassWork(
            Duration.between(times.begun(), times.ended()),
            row.getInt("slots"),
            List.of((Double[]) row.getArray("busy_slots").getArray()),
            List.of((Double[]) row.getArray("busy_cores").getArray()),
            stages,
            row.getLong("bytes_read"),
            row.getLong("bytes_written"),
            row.getLong("host_restarts"),
            Optional.ofNullable(row.getString("sandbox"))));
  }
}
