package dev.drover.core.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Activity;
import dev.drover.model.AgentDetail;
import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Label;
import dev.drover.model.LiveProcess;
import dev.drover.model.Location;
import dev.drover.model.State;
import dev.drover.model.Subagents;
import dev.drover.model.Terminal;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.pcollections.HashTreePMap;

import java.time.Instant;
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

    @Test
    void whatIsInTheBackgroundHangsOnTheFirstProcessOrOnTheUsersOwn() {
        assertThat(judgeBelow(1, "init").denies()).isFalse();
        assertThat(judgeBelow(40, "systemd").denies()).isFalse();
        assertThat(judgeBelow(40, "bash").denies()).isTrue();
    }

    /// A process at work where only the caller is, below one that is there as well.
    private static KillVerdict judgeBelow(long parent, String name) {
        List<LiveProcess> all = new ArrayList<>(Street.PROCESSES);
        all.add(new LiveProcess(Street.facts(parent, 0, null, name), name, parent));
        all.add(new LiveProcess(Street.facts(500, parent, "/home/ada/alpha", "npm"), "npm", 500));
        return KillGuardRules.judge(
                ShellReader.read("kill 500", "me"), Map.of(), Street.neighbours(all));
    }

    @Test
    void aDenialStandsInTheHistoryOfAnInstanceThatIsKnown() {
        InstanceId id = InstanceId.of(Instant.EPOCH, 7, 1);
        State known =
                State.EMPTY.apply(
                        new Event.InstanceStarted(
                                new Instance(
                                        id,
                                        "claude-code",
                                        null,
                                        "s",
                                        Location.ofPlainDirectory("/home/ada/alpha"),
                                        Activity.idle(Instant.EPOCH),
                                        Subagents.NONE,
                                        Label.NONE,
                                        AgentDetail.UNKNOWN,
                                        Terminal.UNKNOWN,
                                        Instant.EPOCH,
                                        null,
                                        null,
                                        null,
                                        HashTreePMap.empty())));
        var rule = KillGuardRules.denied(id, "kill 210", List.of("node (210)"));
        assertThat(rule.decide(State.EMPTY, Instant.EPOCH).events()).isEmpty();
        assertThat(rule.decide(known, Instant.EPOCH).events())
                .containsExactly(new Event.KillDenied(id, "kill 210", List.of("node (210)")));
    }

    private static KillVerdict judgeOrphan(long pid, String cwd) {
        List<LiveProcess> all = new ArrayList<>(Street.PROCESSES);
        all.add(new LiveProcess(Street.facts(pid, 1, cwd, "npm", "run", "dev"), "npm", pid));
        return KillGuardRules.judge(
                ShellReader.read("kill " + pid, "me"), Map.of(), Street.neighbours(all));
    }
}
