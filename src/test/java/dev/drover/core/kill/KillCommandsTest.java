package dev.drover.core.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.LiveProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a line of shell would hit, among processes that are always the same.
final class KillCommandsTest {
    /// A command, and whom it hits.
    private static final String LINES =
            """
            kill 210 => 210
            kill -9 210 110 => 110 210
            kill -s TERM 210 => 210
            kill --signal KILL 210 => 210
            kill -n 9 210 => 210
            kill -KILL -- 210 => 210
            kill -SIGKILL 0000210 => 210
            kill -9 -210 => 210
            kill -- -110 => 110 111
            kill -9 -1 => %s
            kill -1 210 => 210
            kill 0 =>
            kill -0 210 =>
            kill -s 0 210 =>
            kill -CONT 210 =>
            kill -l =>
            kill -l 9 =>
            kill %%1 =>
            kill $! =>
            kill $$ $PPID =>
            kill "$UNSET" =>
            kill "$UNSET" 210 => 210
            kill 99999 =>
            /bin/kill -9 210 => 210
            \\kill 210 => 210
            'kill' "210" => 210
            k''ill 2"1"0 => 210
            PID=210; kill -9 $PID => 210
            PIDS="110 210" && kill ${PIDS} => 110 210
            P=210 kill 110 => 110
            for p in 110 210; do kill -9 "$p"; done => 110 210
            kill 110 2>/dev/null || true => 110
            kill 110 2>&1 >log 210 => 110 210
            (kill 210) & => 210
            if true; then kill 210; fi => 210
            { kill 210; } => 210
            ! kill 210 => 210
            pkill node => 110 111 210
            pkill -9 -f server.js => 110 210
            pkill -f 'server\\.js --port 3000' => 210
            pkill -x nod =>
            pkill -x node => 110 111 210
            pkill nod => 110 111 210
            pkill -n node => 210
            pkill -o node => 110
            pkill -P 100 => 110 112 120
            pkill -P 200 node => 210
            pkill -g 110 => 110 111
            pkill -u $USER vite => 211
            pkill -u "$(whoami)" vite => 211
            pkill -u me vite => 211
            pkill -u root vite =>
            pkill --signal=KILL --full vite.js => 211
            pkill -KILL '^vite$' => 211
            pkill -i NODE => 110 111 210
            pkill -0 node =>
            pkill -v node => 50 100 112 120 200 211 220 300 400
            pkill --older 10 node =>
            pkill '[' =>
            pkill =>
            pkill my-very-long-program =>
            killall node => 110 111 210
            killall -9 nod =>
            killall -q -KILL node vite => 110 111 210 211
            killall my-very-long-prologue => 220
            killall -r '^no' => 110 111 210
            killall -I VITE => 211
            killall /usr/bin/postgres => 300
            killall -l =>
            killall -i node =>
            killall -s 0 node =>
            fuser -k 3000/tcp => 210
            fuser -k -n tcp 3000 => 210
            fuser -k -KILL 3000/tcp => 210
            fuser 3000/tcp =>
            fuser -k /mnt =>
            kill $(fuser 3000/tcp 2>/dev/null) => 210
            kill -9 $(lsof -ti :3000) => 50 210
            kill -9 $(lsof -t -i:3000 -sTCP:LISTEN) => 210
            kill `lsof -ti tcp:5173` => 110
            lsof -ti:3000,5173 | xargs kill -9 => 50 110 210
            lsof -ti:3000 | xargs -r kill => 50 210
            lsof -i :3000 | grep LISTEN | awk '{print $2}' | xargs kill => 210
            lsof -i :3000 =>
            PORT=3000; kill $(lsof -ti :$PORT -s TCP:LISTEN) => 210
            npx kill-port 3000 => 210
            npx --yes kill-port 5173 3000 => 110 210
            kill $(pgrep node) => 110 111 210
            kill $(pgrep -f "vite") => 211
            pgrep -f vite | xargs kill => 211
            pgrep vite | xargs -I{} kill -9 {} => 211
            pgrep vite | xargs -I {} sh -c 'kill {}' => 211
            pgrep vite | while read pid; do kill $pid; done => 211
            for p in $(pgrep vite); do kill "$p"; done => 211
            PIDS=$(pgrep vite); [ -n "$PIDS" ] && kill $PIDS => 211
            pgrep node =>
            kill $(pidof postgres) => 300
            kill $(cat server.pid) => 210
            kill "$(cat other.pid)" =>
            echo 210 | xargs kill => 210
            ps aux | grep vite | grep -v grep | awk '{print $2}' | xargs kill -9 => 211
            kill $(ps aux | grep '[v]ite' | awk '{print $2}') => 211
            ps -ef | awk '/server.js/ && !/3000/ {print $2}' | xargs kill => 110
            ps aux | grep vite | awk '{print $1}' | xargs kill =>
            ps aux | grep node | head -1 | awk '{print $2}' | xargs kill =>
            sh -c 'kill 210' => 210
            bash -lc "pkill vite" => 211
            bash -c 'sh -c "kill 210"' => 210
            eval "kill 210" => 210
            env FOO=1 kill 210 => 210
            sudo -n -u me kill 210 => 210
            nohup timeout -k 5 10 pkill vite => 211
            exec kill 210 => 210
            command kill 210 => 210
            command -v kill 210 =>
            npm test && pkill vite; echo done => 211
            taskkill /F /IM node.exe => 110 111 210 211
            taskkill //PID 210 //F => 210
            taskkill /F /FI "IMAGENAME eq node.exe" =>
            jobs -p | xargs kill =>
            ssh host 'pkill node' =>
            docker exec box kill 210 =>
            echo kill 210 =>
            echo "kill 210; pkill node" =>
            git commit -m 'kill 210' =>
            # kill 210 =>
            true # ; kill 210 =>
            grep -r 'pkill node' . =>
            bash run.sh 210 =>
            """
                    .formatted(Street.ALL);

    static Stream<List<String>> lines() {
        return Street.lines(LINES);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineHitsWhomItsToolsWouldHit(List<String> line) {
        assertThat(Street.hit(line.get(0))).isEqualTo(line.get(1));
    }

    @Test
    void whatStandsInAHereDocumentIsNoCommand() {
        assertThat(Street.hit("cat > x.sh <<'EOF'\nkill 210\nEOF\nkill 110")).isEqualTo("110");
        assertThat(Street.hit("cat 3<<EOF\nkill 210\nEOF\nkill 110")).isEqualTo("110");
        assertThat(Street.hit("cat <<A\nx\nA\nkill 210\nkill 110")).isEqualTo("110 210");
        assertThat(Street.hit("cat <<< EOF\nkill 210")).isEqualTo("210");
        assertThat(Street.hit("cat <<EOF | xargs kill\n210\nEOF\n")).isEmpty();
        assertThat(Street.hit("cat <<-A <<B\nkill 210\n\tA\nkill 210\nB\nkill 110"))
                .isEqualTo("110");
    }

    @Test
    void aLineThatGoesOnIsOneLine() {
        assertThat(Street.hit("kill \\\n  -9 \\\n  210\n")).isEqualTo("210");
        assertThat(Street.hit("npm stop\nkill 210\n")).isEqualTo("210");
    }

    @Test
    void aPatternThatWouldTakeForEverHitsNobody() {
        List<LiveProcess> all = new ArrayList<>(Street.PROCESSES);
        all.add(new LiveProcess(Street.facts(500, 1, null, "a".repeat(5000)), "a", 500));
        KillVerdict verdict =
                KillGuardRules.judge(
                        ShellReader.read("pkill -f '(a+)+$b'", "me"),
                        Map.of(),
                        Street.neighbours(all));
        assertThat(verdict).isEqualTo(KillVerdict.HARMLESS);
    }
}
