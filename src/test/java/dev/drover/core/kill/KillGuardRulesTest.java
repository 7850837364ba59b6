package dev.drover.core.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.LiveProcess;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whose a process is, and that the guard says no only where it is sure.
final class KillGuardRulesTest {
    private static final List<String> PIECES =
            List.of(
                    "kill",
                    "pkill",
                    "killall",
                    "xargs",
                    "pgrep",
                    "lsof",
                    "fuser",
                    "ps aux",
                    "grep",
                    "awk '{print $2}'",
                    "-9",
                    "-f",
                    "-x",
                    "--",
                    "-",
                    "$(",
                    ")",
                    "`",
                    "'",
                    "\"",
                    "$",
                    "${",
                    "}",
                    "{",
                    "|",
                    "||",
                    "&&",
                    ";",
                    "&",
                    "<<",
                    "EOF",
                    "\n",
                    "\\",
                    ">",
                    "2>&1",
                    "(",
                    "[",
                    "[:",
                    "*",
                    "+",
                    "node",
                    "110",
                    "210",
                    "-1",
                    "0",
                    ":3000",
                    "-ti",
                    "sh",
                    "-c",
                    "for p in",
                    "do",
                    "done",
                    "while read p",
                    "=",
                    "P=",
                    "%1",
                    "é",
                    "\0",
                    "#",
                    "-I{}",
                    "{}",
                    "sudo",
                    "timeout",
                    "eval",
                    "/IM",
                    "\t");

    @Provide
    Arbitrary<String> scripts() {
        return Arbitraries.of(PIECES)
                .list()
                .ofMaxSize(25)
                .flatMap(
                        pieces ->
                                Arbitraries.of(" ", "")
                                        .map(between -> String.join(between, pieces)));
    }

    @Property
    void anyScriptIsRead(@ForAll("scripts") String script) {
        assertThat(Street.judge(script)).isNotNull();
    }

    @Property
    void anyTextIsRead(@ForAll String script) {
        assertThat(Street.judge(script)).isNotNull();
        assertThat(Street.judge("kill $(" + script)).isNotNull();
        assertThat(Street.judge("pkill -f \"" + script)).isNotNull();
    }

    @Provide
    Arbitrary<List<Long>> own() {
        return Arbitraries.of(Street.OWN).list().ofMinSize(1).ofMaxSize(8);
    }

    @Property
    void nobodyIsDeniedToEndItsOwn(@ForAll("own") List<Long> pids) {
        String words = String.join(" ", pids.stream().map(String::valueOf).toList());
        for (String form :
                List.of(
                        "kill %s",
                        "kill -9 %s",
                        "P='%s'; kill $P",
                        "echo %s | xargs kill",
                        "sh -c 'kill %s'",
                        "for p in %s; do kill $p; done",
                        "pkill -P 110; kill -- -110; kill %s")) {
            KillVerdict verdict = Street.judge(form.formatted(words));
            assertThat(verdict.denies()).isFalse();
            assertThat(verdict.own()).isNotEmpty();
        }
    }

    @Test
    void namesWhoseTheOthersAre() {
        assertThat(Street.judge("kill 50 110 210 300 400").foreign())
                .extracting(hit -> hit.process().pid() + " " + hit.owner())
                .containsExactly(
                        "50 of no agent",
                        "210 instance beta",
                        "300 of no agent",
                        "400 Drover itself");
    }

    @Test
    void whatTheCallerLeftInTheBackgroundMayWellBeItsOwn() {
        assertThat(judgeOrphan(500, "/home/ada/alpha/web").denies()).isFalse();
        assertThat(judgeOrphan(500, "/home/ada/alphabet").denies()).isTrue();
        assertThat(judgeOrphan(90, "/home/ada/alpha").denies()).as("older than the agent").isTrue();
    }

    private static KillVerdict judgeOrphan(long pid, String cwd) {
        List<LiveProcess> all = new ArrayList<>(Street.PROCESSES);
        all.add(new LiveProcess(Street.facts(pid, 1, cwd, "npm", "run", "dev"), "npm", pid));
        return KillGuardRules.judge(
                ShellReader.read("kill " + pid, "me"), Map.of(), Street.neighbours(all));
    }
}
