package dev.drover.core.kill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/// Whom the options and patterns of `pkill`, `killall`, `fuser`, `lsof`, `ps` and its filters mean.
final class ProcessChoicesTest {
    private static final String LINES =
            """
            killall -u me => %1$s
            killall -u me node => 110 111 210
            killall --user me node => 110 111 210
            killall -u root node =>
            killall node -u =>
            killall -s KILL node => 110 111 210
            killall --signal CONT node =>
            killall node -s => 110 111 210
            killall -0 node =>
            killall -- node => 110 111 210
            killall -y 5m node =>
            killall =>
            killall --regexp '^vi' => 211
            killall -r '^VI' =>
            killall --ignore-case VITE => 211
            killall -rI '^VI' => 211
            killall -r '[' node => 110 111 210
            kill $(pidof -s node) =>
            kill $(pidof node postgres) => 110 111 210 300
            pkill -P x node =>
            pkill -P =>
            pkill node -P =>
            pkill -g 0 node =>
            pkill -P100 => 110 112 120
            pkill --parent 100 => 110 112 120
            pkill --parent=200 node => 210
            pkill --parent =>
            pkill --pgroup 110 => 110 111
            pkill -fu me vite.js => 211
            pkill -u me => %1$s
            pkill -U root vite =>
            pkill --euid=me vite => 211
            pkill --uid root vite =>
            pkill --signal 0 node =>
            pkill --signal TERM vite => 211
            pkill --newest node => 210
            pkill --oldest node => 110
            pkill --exact nod =>
            pkill -x 'nod|vite' => 211
            pkill -xf 'node worker.js' => 111
            pkill --inverse node => 50 100 112 120 200 211 220 300 400
            pkill -v -P 100 node =>
            pkill --ignore-case NODE => 110 111 210
            pkill --echo vite => 211
            pkill -e vite => 211
            pkill -TERM -- node => 110 111 210
            pkill -- -x =>
            pkill - => 120 220
            pkill node vite =>
            pkill -q node =>
            kill $(pgrep -d ' ' node) => 110 111 210
            kill $(pgrep -9 node) =>
            pgrep -l vite | awk '{print $1}' | xargs kill => 211
            pgrep -a vite | awk '{print $2}' | xargs kill =>
            pgrep --list-name vite | awk '{print $1}' | xargs kill => 211
            pgrep -l vite | xargs kill =>
            pkill '^vit[[:lower:]]$' => 211
            pkill '^[[:xdigit:]]' => 100 200
            pkill '^[^v][[:alpha:]]de' => 110 111 210
            pkill '^vit[]e]$' => 211
            pkill '^vit[^]x]$' => 211
            pkill 'vit[\\e]' => 211
            pkill 'vit[[e]' => 211
            pkill 'vit[a&&e]' => 211
            pkill 'vit[e^]' => 211
            pkill 'vit[[:nothing:]]' =>
            pkill 'vit[[::]]' =>
            pkill 'vit[[:alpha' =>
            pkill 'vit[' =>
            pkill 'vit[^' =>
            pkill '\\<vite\\>' => 211
            pkill '\\<ite' =>
            pkill 'vit\\>' =>
            pkill '\\bite' =>
            pkill '\\bvite' => 211
            pkill '^no\\w\\w$' => 110 111 210
            pkill '^nod\\W$' =>
            pkill 'vi\\te' => 211
            pkill 'vi.e\\' =>
            pkill -f 'server.js\\s--port' => 110 210
            pkill -f 'node\\Sworker' =>
            pkill -f 'node\\sworker' => 111
            pkill -f 'node\\Wworker' => 111
            pkill '^(vite|x)$' => 211
            pkill '' =>
            fuser -n tcp 3000 -k => 210
            fuser -k -n udp 3000 => 210
            fuser -k --namespace tcp 3000 => 210
            fuser -k -n file 3000 =>
            fuser -k 3000 -n =>
            fuser -k 3000 =>
            fuser -ki 3000/tcp =>
            fuser -kv 3000/tcp => 210
            fuser -k -v 3000/tcp => 210
            fuser -k --silent 3000/tcp => 210
            fuser -k -M 3000/tcp =>
            fuser --kill 3000/tcp 5173/tcp => 110 210
            fuser -k -CONT 3000/tcp =>
            npx kill-port tcp 3000 => 210
            npx kill-port =>
            kill $(lsof -t -i tcp:3000 -s TCP:LISTEN) => 210
            kill $(lsof -t -iTCP:3000 -sTCP:LISTEN) => 210
            kill $(lsof -t -iTCP:3000 -sTCP:ESTABLISHED) => 50 210
            kill $(lsof -ti tcp@localhost:3000) => 50 210
            kill $(lsof -nP -ti :3000) => 50 210
            kill $(lsof -ti :3000 -s) => 50 210
            kill $(lsof -t) =>
            kill $(lsof -ti) =>
            kill $(lsof -ti :http) =>
            kill $(lsof -t server.log) =>
            kill $(lsof -t -u me -i :3000) =>
            kill $(lsof -ti :3000 :5173) =>
            """
                    .formatted(Street.ALL);

    /// What stands before `| xargs kill`.
    private static final String LISTS =
            """
            ps -e | grep vite | awk '{print $1}' => 211
            ps ax | grep vite | awk '{print $1}' => 211
            ps -A | grep vite | awk '{ print $1; }' => 211
            ps -aux | grep vite | awk '{print $2}' => 211
            ps -auxww | grep vite | awk '{print $2}' => 211
            ps -u me | grep vite | awk '{print $1}' =>
            ps -o pid,cmd | grep vite | awk '{print $1}' =>
            ps l | grep vite | awk '{print $4}' =>
            ps -elf | grep vite | awk '{print $2}' =>
            ps axj | grep vite | awk '{print $1}' =>
            ps | grep vite | awk '{print $1}' =>
            ps -ef | awk '/[v]ite/ {print $2}' => 211
            ps -ef | gawk '/vite/{print $2}' => 211
            ps -ef | awk '/[/ {print $2}' =>
            ps -ef | awk 'NR>1 {print $2}' => %1$s
            ps -ef | awk '{print $2}' x =>
            ps -ef | awk '{print $9}' =>
            ps aux | grep 'nod\\(e\\) w' | awk '{print $2}' => 111
            ps aux | grep 'node+' | awk '{print $2}' =>
            ps aux | grep 'vite\\|worker' | awk '{print $2}' => 111 211
            ps aux | grep 'vi\\{1\\}te' | awk '{print $2}' => 211
            ps aux | grep -E 'vit(e|x)' | awk '{print $2}' => 211
            ps aux | egrep 'vit(e|x)' | awk '{print $2}' => 211
            ps aux | fgrep vite.j | awk '{print $2}' => 211
            ps aux | fgrep v.te | awk '{print $2}' =>
            ps aux | grep -F v.te | awk '{print $2}' =>
            ps aux | grep -F vite.j | awk '{print $2}' => 211
            ps aux | grep -w vit | awk '{print $2}' =>
            ps aux | grep -w vite | awk '{print $2}' => 211
            ps aux | grep -iw VITE | awk '{print $2}' => 211
            ps aux | grep VITE | awk '{print $2}' =>
            ps aux | grep --color=never vite | awk '{print $2}' => 211
            ps aux | grep --line-buffered vite | awk '{print $2}' =>
            ps aux | grep -e vite | awk '{print $2}' => 211
            ps aux | grep -- vite | awk '{print $2}' => 211
            ps aux | grep -c vite | awk '{print $2}' =>
            ps aux | grep vite log | awk '{print $2}' =>
            ps aux | grep ^node | awk '{print $2}' =>
            ps aux | grep - | awk '{print $2}' => 110 112 120 210 220 300 400
            pgrep -n -l node | grep node | awk '{print $1}' =>
            lsof -i :3000 | grep -v chrome | awk '{print $2}' => 50 210
            lsof -i :3000 | grep node | awk '{print $2}' =>
            ps aux | grep vite | tr -s ' ' | cut -d' ' -f2 => 211
            ps aux | grep vite | tr -s ' ' | cut -d ' ' -f 2 => 211
            ps aux | grep vite | tr -s ' ' | cut -d' ' -f1 =>
            echo 210 | cut -f1 =>
            ps -Z | cut -f1 =>
            pgrep vite | grep -v 1 =>
            id -u | grep vite =>
            """
                    .formatted(Street.ALL);

    static Stream<List<String>> lines() {
        return Stream.concat(
                Street.lines(LINES),
                Street.lines(LISTS).map(l -> List.of(l.get(0) + " | xargs kill", l.get(1))));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anOptionMeansWhomItsToolMeans(List<String> line) {
        assertThat(Street.hit(line.get(0))).isEqualTo(line.get(1));
    }

    @Test
    void theUserMayBeAskedFor() {
        assertThat(Street.hit("pkill -u $(id -u) vite")).isEqualTo("211");
        assertThat(Street.hit("pkill -u $(id -g) vite")).isEmpty();
        assertThat(Street.hit("pkill -u $LOGNAME vite")).isEqualTo("211");
    }

    @Test
    void aPatternOfTooMuchTextIsNotTold() {
        assertThat(Street.hit("pkill -f '" + "(no)?".repeat(200) + "vite'")).isEmpty();
        assertThat(Street.hit("pkill -f '" + "(no)?".repeat(199) + "vite'")).isEqualTo("211");
        assertThat(PosixPattern.extended("a".repeat(1_000), false)).isPresent();
        assertThat(PosixPattern.extended("a".repeat(1_001), false)).isEmpty();
    }
}
