package dev.drover.core.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/// How a shell takes a line apart: quotes, redirections, variables, and shells within shells.
final class ShellWordsTest {
    private static final String LINES =
            """
            kill 110 &>log 210 => 110 210
            kill 110&>>log 210 => 110 210
            kill 110 & kill 210 => 110 210
            kill 110 > log & kill 210 => 110 210
            kill 110 >| log 210 => 110 210
            kill 110 <> log 210 => 110 210
            kill 110 <<< 300 210 => 110 210
            kill 210>log =>
            kill "210">log => 210
            kill '210'>log => 210
            kill 2\\10>log => 210
            kill x210>log 110 => 110
            P=210; kill $P>log => 210
            P=2; kill ${P}10>log => 210
            cat <(pkill vite) => 211
            tee >(kill 210) => 210
            pgrep vite |& xargs kill => 211
            false||kill 210 => 210
            true&&kill 210 => 210
            kill $'210' => 210
            kill "$'210'" =>
            sh -c $'kill 210\\n' => 210
            echo $'it\\'s' ; kill 210 => 210
            echo $'a\\tb\\\\' 'c'; kill 210 => 210
            sh -c $'kill\\t210' => 210
            killall node $'\\x41' =>
            killall $'node\\?' =>
            kill $'210 => 210
            kill $'210\\ =>
            $"kill" 210 => 210
            kill $"210" => 210
            sh -c "kill \\"210\\"" => 210
            sh -c "P=210; kill \\$P" => 210
            pkill "^nod\\w$" => 110 111 210
            kill "`pgrep vite`" => 211
            kill "210 => 210
            kill "`echo 210" => 210
            kill '210 => 210
            sh -c "kill 210\\\\" => 210
            pkill ^no$ =>
            pkill ^node$ => 110 111 210
            pkill ^node#+ =>
            pkill node $# =>
            killall node $1 =>
            killall node $@ =>
            killall node $? =>
            killall node ${X%y} =>
            killall node ${ =>
            killall node ${1P} =>
            killall node $((1+2)) =>
            kill ${P =>
            P_1=210; kill $P_1 => 210
            P_1=210; kill ${P_1} => 210
            1P=210 kill 110 =>
            =210 kill 110 =>
            $CMD kill 210 =>
            for p =>
            for p in =>
            export P=210; kill $P => 210
            local P=210 Q=110; kill $P $Q => 110 210
            readonly X; kill 210 => 210
            declare kill 210 =>
            while true; do kill 210; done => 210
            until false; do kill 210; done => 210
            if x; then :; elif y; then kill 110; else kill 210; fi => 110 210
            time kill 210 => 210
            kill $(echo \\)) 210 => 210
            kill $(echo "(") 210 => 210
            kill $(echo ')') 210 => 210
            kill "$(pgrep "vite")" => 211
            kill $(pgrep $(echo vite)) => 211
            kill $(pgrep vite => 211
            sh -x -c 'kill 210' => 210
            bash +x -c 'kill 210' => 210
            bash -o pipefail -c 'kill 210' => 210
            bash -euo pipefail -c 'kill 210' => 210
            bash -c =>
            bash -c $SCRIPT =>
            bash -x run.sh -c 'kill 210' =>
            sh -s 210 =>
            busybox killall vite => 211
            kill.exe 210 => 210
            pgrep vite | xargs -i kill {} => 211
            pgrep vite | xargs -i% kill % => 211
            pgrep vite | xargs --replace kill {} => 211
            pgrep vite | xargs --replace=@ kill @ => 211
            pgrep vite | xargs --replace=@ kill {} =>
            pgrep vite | xargs -n 1 kill => 211
            pgrep vite | xargs -n1 -P 4 kill -9 => 211
            pgrep vite | xargs -I =>
            pgrep vite | xargs =>
            pgrep vite | xargs -I {} echo {} =>
            pgrep vite | xargs -I {} kill 110 => 110
            pgrep vite | tee log | sort | uniq | xargs kill => 211
            cat | xargs kill =>
            pgrep vite | cat | xargs kill => 211
            kill $(cat a.pid server.pid) =>
            kill $(pwd; pgrep vite) =>
            """;

    static Stream<List<String>> lines() {
        return Street.lines(LINES);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineIsReadAsAShellReadsIt(List<String> line) {
        assertThat(Street.hit(line.get(0))).isEqualTo(line.get(1));
    }

    @Test
    void shellsWithinShellsAreFollowedToADepth() {
        assertThat(Street.hit("eval ".repeat(12) + "kill 210")).isEqualTo("210");
        assertThat(Street.hit("eval ".repeat(13) + "kill 210")).isEmpty();
    }

    @Test
    void aTextMayBeLookedAtOnlySoOften() {
        BoundedText text = new BoundedText("a".repeat(8_193));
        assertThat(text.length()).isEqualTo(8_192);
        assertThat(new BoundedText("a".repeat(8_192)).length()).isEqualTo(8_192);
        assertThat(text.toString()).isEqualTo("a".repeat(8_192));
        assertThat(text.subSequence(1, 4).toString()).isEqualTo("aaa");
        for (int i = 0; i < 200_000; i++) {
            assertThat(text.charAt(i % 8_192) == 'a').isTrue();
        }
        assertThatThrownBy(() -> text.charAt(0)).isInstanceOf(BoundedText.TooLongException.class);
    }
}
