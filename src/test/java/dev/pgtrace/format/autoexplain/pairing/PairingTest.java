package dev.pgtrace.format.autoexplain.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.format.autoexplain.log.Decoded;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingTest {
    private static final String STATISTICS = """
            ! system usage stats:
            !\t0.000100 s user, 0.000020 s system, 0.000155 s elapsed
            !\t[0.002951 s user, 0.005934 s system total]
            !\t16876 kB max resident size
            !\t16/0 [40/0] filesystem blocks in/out
            !\t2/5 [0/609] page faults/reclaims, 0 [0] swaps
            !\t0 [0] signals rcvd, 0/0 [0/0] messages rcvd/sent
            !\t3/1 [5/13] voluntary/involuntary context switches""";

    @Test
    void pairsPlansThatComeWithTheNextMessage() throws Exception {
        List<LogRecord> records = JdbcSample.part("pg15-jdbc-extended-protocol.txt", "transaction, two statements");

        Paired paired = Paired.of(records);

        assertThat(paired.issues).isEmpty();
        assertThat(paired.lines())
                .containsExactly(
                        "#1 \"BEGIN\" {PARSE 36/118/-1 BIND 10/21/-1 EXEC 8/17/-1} e=8 plan=46 cpu=139+17 r=-1 hit=-1"
                                + " read=-1 dev=0 MEASURED -",
                        "#2 \"select count(*) as first from t where grp=$1\" [0=6] {PARSE 85/98/-1 BIND 126/148/-1"
                                + " EXEC 52/66/1} e=52 plan=211 cpu=246+66 r=1 hit=3 read=0 dev=0 MEASURED Aggregate",
                        "#3 in #4 depth 1 \"SELECT count(*) from t where id=new.t_id\" {} e=30 plan=-1 cpu=-1+-1 r=1"
                                + " hit=4 read=0 dev=-1 MISSING Aggregate stack [PL/pgSQL function trg() line 1 at"
                                + " PERFORM]",
                        "#4 \"update u set amount=amount+1 where id=$1\" [0=6] {PARSE 355/395/-1 BIND 291/319/-1 EXEC"
                                + " 1275/1285/1} e=1275 plan=646 cpu=714+1285 r=1 hit=47 read=0 dev=0 MEASURED Update",
                        "#5 \"select count(*) as third from t where grp=$1\" [0=8] {PARSE 116/194/-1 BIND 127/143/-1"
                                + " EXEC 42/52/1} e=42 plan=243 cpu=337+52 r=1 hit=3 read=0 dev=0 MEASURED Aggregate",
                        "#6 \"COMMIT\" {PARSE 37/111/-1 BIND 261/134/-1 COMMIT 478/305/-1} e=478 plan=298 cpu=245+305"
                                + " r=-1 hit=-1 read=-1 dev=0 MEASURED -");
    }

    @Test
    void addsFetchesToTheirPortalAndItsPlanAtCommit() throws Exception {
        Paired paired = Paired.of(JdbcSample.part("pg18-jdbc-extended-protocol.txt", "fetchSize=2 portal"));

        assertThat(paired.issues).isEmpty();
        assertThat(paired.lines())
                .containsExactly(
                        "#1 \"BEGIN\" {PARSE 39/72/-1 BIND 9/25/-1 EXEC 6/20/-1} e=6 plan=48 cpu=97+20 r=-1 hit=-1"
                                + " read=-1 dev=0 MEASURED -",
                        "#2 \"select id from u order by id limit 5\" {PARSE 251/271/-1 BIND 118/138/-1 EXEC 80/103/-1"
                                + " FETCH 46/72/-1 FETCH 16/31/-1} e=142 plan=369 cpu=409+206 r=5 hit=5 read=0 dev=0"
                                + " MEASURED Limit",
                        "#3 \"COMMIT\" {BIND 9/18/-1 COMMIT 56/66/-1} e=56 plan=9 cpu=18+66 r=-1 hit=-1 read=-1 dev=0"
                                + " MEASURED -");
    }

    @Test
    void pairsEachRunOfABatch() throws Exception {
        Paired paired = Paired.of(JdbcSample.part("pg18-jdbc-extended-protocol.txt", "batch"));

        assertThat(paired.issues).isEmpty();
        assertThat(paired.lines().stream().map(line -> line.substring(0, line.indexOf('{'))))
                .containsExactly(
                        "#1 in #2 depth 1 \"SELECT count(*) from t where id=new.t_id\" ",
                        "#2 \"update u set amount=amount+1 where id=$1\" [0=10] ",
                        "#3 in #4 depth 1 \"SELECT count(*) from t where id=new.t_id\" ",
                        "#4 \"update u set amount=amount+1 where id=$1\" [0=11] ",
                        "#5 in #6 depth 1 \"SELECT count(*) from t where id=new.t_id\" ",
                        "#6 \"update u set amount=amount+1 where id=$1\" [0=12] ");
    }

    @Test
    void putsNestedStatementsUnderWhatTheyRanIn() throws Exception {
        List<LogRecord> records = Decoded.json(Decoded.sample("pg18-serverlog-jsonlog.json"), 1000).records;

        Paired paired = Paired.of(records);

        assertThat(paired.issues).isEmpty();
        assertThat(paired.lines().subList(6, 12))
                .containsExactly(
                        "#7 in #10 depth 2 \"select count(*)        from t where grp=p\" {} e=58 plan=-1 cpu=-1+-1 r=1"
                                + " hit=3 read=0 dev=-1 MISSING Aggregate stack [PL/pgSQL function f_inner(integer)"
                                + " line 1 at SQL statement, PL/pgSQL function f_outer(integer) line 1 at assignment]",
                        "#8 in #10 depth 1 \"select id from u where id<=p\" [0=1,1=NULL,2=NULL,3=NULL,4=NULL] {} e=7"
                                + " plan=-1 cpu=-1+-1 r=1 hit=4 read=0 dev=-1 MISSING Index Only Scan stack"
                                + " [PL/pgSQL function f_outer(integer) line 1 at FOR over SELECT rows]",
                        "#9 in #10 depth 1 \"SELECT 1 from u where id=p\" {} e=9 plan=-1 cpu=-1+-1 r=1 hit=4 read=0"
                                + " dev=-1 MISSING Index Only Scan stack [PL/pgSQL function f_outer(integer) line 1 at"
                                + " PERFORM]",
                        "#10 \"select f_outer(1);\" {EXEC 1212/1218/1} e=1212 plan=-1 cpu=-1+1218 r=1 hit=60 read=0"
                                + " dev=0 MEASURED Result",
                        "#11 \"commit;\" {COMMIT 389/231/-1} e=389 plan=-1 cpu=-1+231 r=-1 hit=-1 read=-1 dev=0"
                                + " MEASURED -",
                        "#12 \"select 1/0;\" {} e=-1 plan=-1 cpu=-1+-1 r=-1 hit=-1 read=-1 dev=-1 MISSING - [ERROR]"
                                + " Failure[sqlState=22012, message=division by zero]");
    }

    @Test
    void tellsTheSameOfPlainTextAsOfJsonlog() throws Exception {
        for (String server : List.of("pg15", "pg18")) {
            Paired json = Paired.of(Decoded.json(Decoded.sample(server + "-serverlog-jsonlog.json"), 1000).records);
            Paired text = Paired.of(Decoded.text(Decoded.sample(server + "-serverlog-stderr.log"), 1000).records);

            assertThat(text.lines()).isEqualTo(json.lines());
            assertThat(text.issues).isEmpty();
        }
    }

    @Test
    void givesStatisticsToTheMessageBeforeThem() {
        Paired paired = new Paired()
                .log("duration: 0.100 ms  parse <unnamed>: select $1", "", "")
                .log("PARSE MESSAGE STATISTICS", STATISTICS, "")
                .log("duration: 0.200 ms  bind <unnamed>: select $1", "parameters: $1 = 'it''s'", "")
                .log("duration: 0.300 ms  execute <unnamed>: select $1", "parameters: $1 = 'it''s'", "")
                .log("EXECUTE MESSAGE STATISTICS", STATISTICS, "");

        assertThat(paired.finish())
                .containsExactly("#1 \"select $1\" [0=it's] {PARSE 100/120/-1 BIND 200/-1/-1 EXEC 300/120/-1} e=300"
                        + " plan=300 cpu=120+120 r=-1 hit=-1 read=-1 dev=16384 MEASURED -");
    }

    @Test
    void givesLockWaitsToTheStatementThatWaited() {
        Paired paired = new Paired()
                .log(
                        "process 7 still waiting for ShareLock on transaction 440632 after 10.076 ms",
                        "Process holding the lock: 4493. Wait queue: 7.",
                        "while locking tuple (0,189) in relation \"u\"")
                .log("process 7 acquired ShareLock on transaction 440632 after 355.259 ms", "", "")
                .log("duration: 359.100 ms  statement: update u", "", "");

        assertThat(paired.finish())
                .containsExactly("#1 \"update u\" {EXEC 359100/-1/-1} e=359100 plan=-1 cpu=-1+-1 r=-1 hit=-1 read=-1"
                        + " dev=-1 MISSING - waits Lock/transactionid 355259 by 4493 (ShareLock on transaction"
                        + " 440632)");
    }

    @Test
    void tellsHowAStatementFailed() {
        Paired paired = new Paired()
                .log("duration: 0.100 ms  parse <unnamed>: select $1::int", "", "")
                .log("duration: 0.200 ms  bind <unnamed>: select $1::int", "parameters: $1 = 'x'", "")
                .log("ERROR", "22P02", "invalid input syntax", "d", "", "select $1::int")
                .log("ERROR", "40P01", "deadlock detected", "", "", "update u");

        assertThat(paired.finish())
                .containsExactly(
                        "#1 \"select $1::int\" [0=x] {PARSE 100/-1/-1 BIND 200/-1/-1} e=-1 plan=300 cpu=-1+-1 r=-1"
                                + " hit=-1 read=-1 dev=-1 MISSING - [ERROR] Failure[sqlState=22P02, message=invalid"
                                + " input syntax\nd]",
                        "#2 \"update u\" {} e=-1 plan=-1 cpu=-1+-1 r=-1 hit=-1 read=-1 dev=-1 MISSING - [ERROR]"
                                + " Failure[sqlState=40P01, message=deadlock detected]");
    }

    @Test
    void makesAnExecutionOfEachPlanWhereTheLogHasNoDurations() {
        Paired paired = new Paired()
                .log(plan("select 1", 1), "", "")
                .log(plan("select n", 2), "", "PL/pgSQL function f() line 1 at RETURN QUERY")
                .log(plan("select f()", 3), "", "");

        assertThat(paired.finish())
                .containsExactly(
                        "#1 \"select 1\" {} e=1000 plan=-1 cpu=-1+-1 r=5 hit=-1 read=-1 dev=-1 MISSING Result",
                        "#2 in #3 depth 1 \"select n\" {} e=2000 plan=-1 cpu=-1+-1 r=5 hit=-1 read=-1 dev=-1 MISSING"
                                + " Result stack [PL/pgSQL function f() line 1 at RETURN QUERY]",
                        "#3 \"select f()\" {} e=3000 plan=-1 cpu=-1+-1 r=5 hit=-1 read=-1 dev=-1 MISSING Result");
        assertThat(paired.issues).isEmpty();
    }

    @Test
    void putsTheStatementsOfOneMessageUnderIt() {
        Paired paired = new Paired()
                .log("duration: 0.010 ms  statement: begin", "", "")
                .log(plan("select 1; select 2", 1), "", "")
                .log(plan("select 1; select 2", 2), "", "")
                .log("duration: 4.000 ms  statement: select 1; select 2", "", "");

        assertThat(paired.finish().stream().map(line -> line.substring(0, line.indexOf(" plan="))))
                .containsExactly(
                        "#1 \"begin\" {EXEC 10/-1/-1} e=10",
                        "#2 in #4 depth 1 \"select 1; select 2\" {} e=1000",
                        "#3 in #4 depth 1 \"select 1; select 2\" {} e=2000",
                        "#4 \"select 1; select 2\" {EXEC 4000/-1/10} e=4000");
    }

    @Test
    void pairsThePlanOfACursorWithItsDeclaration() {
        Paired paired = new Paired()
                .log("duration: 0.010 ms  statement: begin", "", "")
                .log("duration: 0.100 ms  statement: declare c cursor for select 1", "", "")
                .log("duration: 0.020 ms  statement: fetch 3 from c", "", "")
                .log(plan("declare c cursor for select 1", 1), "", "")
                .log("duration: 0.200 ms  statement: commit", "", "");

        assertThat(paired.finish().stream()
                        .map(line -> line.substring(0, line.indexOf(" plan=")) + line.substring(line.lastIndexOf(' '))))
                .containsExactly(
                        "#1 \"begin\" {EXEC 10/-1/-1} e=10 -",
                        "#3 \"fetch 3 from c\" {EXEC 20/-1/-1} e=20 -",
                        "#2 \"declare c cursor for select 1\" {EXEC 100/-1/5} e=100 Result",
                        "#4 \"commit\" {COMMIT 200/-1/-1} e=200 -");
    }

    @Test
    void givesAPlanToTheOldestRunWithItsParameters() {
        String sql = "select $1";
        Paired paired = new Paired()
                .log("duration: 0.010 ms  execute S_1/C_1: " + sql, "Parameters: $1 = 'a'", "")
                .log("duration: 0.020 ms  execute S_1/C_2: " + sql, "Parameters: $1 = 'b'", "")
                .log(plan(sql, 1).replace("\"Plan", "\"Query Parameters\":\"$1 = 'b'\",\"Plan"), "", "")
                .log(plan(sql, 2).replace("\"Plan", "\"Query Parameters\":\"$1 = 'a'\",\"Plan"), "", "");

        assertThat(paired.finish().stream()
                        .map(line -> line.substring(0, line.indexOf(" plan=")) + line.substring(line.lastIndexOf(' '))))
                .containsExactly(
                        "#2 \"select $1\" [0=b] {EXEC 20/-1/5} e=20 Result",
                        "#1 \"select $1\" [0=a] {EXEC 10/-1/5} e=10 Result");
    }

    @Test
    void noticesLostRecordsByTheirNumbers() {
        List<LogRecord> records = Decoded.json("""
                        {"timestamp":"2026-11-22 07:39:38.693 UTC","pid":7,"session_id":"a.7","line_num":5,"error_severity":"LOG","message":"duration: 1.000 ms  statement: select 1"}
                        {"timestamp":"2026-11-22 07:39:38.793 UTC","pid":7,"session_id":"a.7","line_num":9,"error_severity":"LOG","message":"duration: 1.000 ms  statement: select 1"}
                        """.getBytes(StandardCharsets.UTF_8), 1000).records;

        assertThat(Paired.of(records).lines())
                .first()
                .isEqualTo("GapEvent[atMicros=1795333178793000, pid=7, lost=3, reason=numbers of the session's records"
                        + " are missing]");
    }

    @Test
    void tellsNestedStatementsEarlyWhereThereAreVeryMany() {
        Paired paired = new Paired();
        List<Integer> told = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            paired.log(plan("select n", 1), "", "PL/pgSQL function f() line 1 at RETURN QUERY");
            told.add(paired.events.size());
        }
        paired.log("duration: 100.000 ms  statement: select f()", "", "");

        assertThat(told.getLast()).isEqualTo(8192 - 2048);
        assertThat(paired.finish()).hasSize(10_001);
        assertThat(paired.lines().stream()
                        .filter(line -> line.contains(" in #4098 "))
                        .count())
                .isEqualTo(10_000);
        assertThat(paired.lines().getLast()).startsWith("#4098 \"select f()\"");
    }

    @Test
    void readsAServerThatSpeaksGerman() {
        Paired paired = new Paired()
                .log("Dauer: 0.100 ms  Parsen <unnamed>: select $1", "", "")
                .log("Dauer: 0.200 ms  Binden <unnamed>: select $1", "Parameter: $1 = 'x'", "")
                .log("Dauer: 0.300 ms  Ausführen <unnamed>: select $1", "Parameter: $1 = 'x'", "")
                .log(plan("select $1", 1).replace("duration", "Dauer").replace("plan", "Plan"), "", "")
                .log("FEHLER", "22012", "Division durch Null", "", "", "select 1/0");

        assertThat(paired.finish())
                .containsExactly(
                        "#1 \"select $1\" [0=x] {PARSE 100/-1/-1 BIND 200/-1/-1 EXEC 300/-1/5} e=300 plan=300 cpu=-1+-1"
                                + " r=5 hit=-1 read=-1 dev=-1 MISSING Result",
                        "#2 \"select 1/0\" {} e=-1 plan=-1 cpu=-1+-1 r=-1 hit=-1 read=-1 dev=-1 MISSING - [ERROR]"
                                + " Failure[sqlState=22012, message=Division durch Null]");
    }

    private static String plan(String sql, int millis) {
        return "duration: " + millis + ".000 ms  plan:\n{\"Query Text\":\"" + sql
                + "\",\"Plan\":{\"Node Type\":\"Result\",\"Actual Rows\":5,\"Actual Loops\":1}}";
    }
}
