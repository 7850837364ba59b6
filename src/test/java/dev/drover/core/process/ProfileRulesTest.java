package dev.drover.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.process.DaemonProfile;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.Scope;
import dev.drover.model.process.ServerSignature;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Which daemon a command line is, and which it only names.
final class ProfileRulesTest {
    private static @Nullable KnownProcess daemon(String command) {
        return daemon(command, ProfileRules.builtIn());
    }

    private static @Nullable KnownProcess daemon(String command, List<DaemonProfile> profiles) {
        ServerSignature signature =
                ServerSignature.of(List.of(command.split(" ")), "/home/dev/shop").orElseThrow();
        return ProfileRules.daemon(signature, profiles);
    }

    private static DaemonProfile own(String pattern) {
        return new DaemonProfile(
                "own", Pattern.compile(pattern), Scope.USER, 1, null, null, null, null, false);
    }

    @ParameterizedTest
    @CsvSource({
        "node /srv/styxy.js daemon,styxy",
        "/usr/local/bin/styxy daemon start,styxy",
        "npx styxy --port 1 serve,styxy",
        "/opt/styxy-server/bin/styxy-server,styxy-server",
        "node /x/styxy-server.js,styxy-server",
        "timeout 5 /usr/local/bin/mayla-daemon --instance a,may-la",
        "/home/dev/src/mayla/mayla-daemon,may-la",
        "mnemosyne --db x serve,mnemosyne",
        "bash /home/dev/bin/claude-tmux-bridge.sh,claude-tmux",
    })
    void knowsADaemonHoweverItIsStarted(String command, String name) {
        KnownProcess known = requireNonNull(daemon(command));
        assertThat(known.name()).isEqualTo(name);
        assertThat(known.kind()).isEqualTo(KnownProcess.Kind.DAEMON);
        assertThat(known.how()).isEqualTo("The profile '" + name + "' knows it.");
        assertThat(known.profile()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vim /srv/styxy.js daemon",
                "tail -f /x/mayla-daemon",
                "grep mayla-daemon /etc/passwd",
                "/usr/bin/styxy status",
                "/usr/bin/mayla-daemonize x",
                "node /srv/other.js daemon"
            })
    void whatOnlyNamesADaemonIsNone(String command) {
        assertThat(daemon(command)).isNull();
    }

    @Test
    void saysWhenItIsOneOfTheUsersOwn() {
        KnownProcess known = requireNonNull(daemon("/opt/x/herdd --all", List.of(own("herdd"))));
        assertThat(known.how()).isEqualTo("The profile 'own' knows it, one of your own.");
    }

    @Test
    void thePatternMustBeginInWhatIsRun() {
        assertThat(daemon("/opt/x/herdd --all", List.of(own("--all")))).isNull();
        assertThat(daemon("/opt/x/herdd --all", List.of(own(" --all")))).isNull();
        assertThat(daemon("/opt/x/herdd --all", List.of(own("d --all")))).isNotNull();
    }

    @Test
    void aPatternWithoutEndAndALongCommandLineAreSeenOnlySoFar() {
        String many = "/opt/" + "a".repeat(5_000) + " x";
        assertThat(daemon(many, List.of(own("(a+)+b")))).isNull();
        assertThat(daemon(many, List.of(own("(a+)+b"), own("aaa")))).isNotNull();
        assertThat(daemon(many, List.of(own(" x$")))).isNull();
        assertThat(daemon("/opt/" + "a".repeat(4_090) + "b", List.of(own("ab$")))).isNotNull();
        assertThat(daemon("/opt/" + "a".repeat(4_091) + "b", List.of(own("ab$")))).isNull();
    }

    @Test
    void aSingletonIsKnownByItsName() {
        KnownProcess known =
                requireNonNull(
                        singleton("/opt/drover/bin/drover", "singleton", "styxy", "--", "x"));
        assertThat(known.kind()).isEqualTo(KnownProcess.Kind.SINGLETON);
        assertThat(known.name()).isEqualTo("styxy");
        assertThat(known.how()).isEqualTo("It is `drover singleton styxy`.");
        assertThat(singleton("drover", "singleton", "styxy")).isNotNull();
        assertThat(singleton("drover", "singleton")).isNull();
        assertThat(singleton("drover", "status", "singleton")).isNull();
        assertThat(singleton("/opt/drovers", "singleton", "styxy")).isNull();
        assertThat(singleton("not/drover/x", "singleton", "styxy")).isNull();
    }

    private static @Nullable KnownProcess singleton(String... command) {
        return ProfileRules.singleton(
                new ProcessFacts(
                        new ProcessKey("boot", 7, 7),
                        1,
                        1000,
                        null,
                        false,
                        new ArrayList<>(List.of(command)),
                        null,
                        'S',
                        Instant.EPOCH,
                        null,
                        null));
    }

    @Test
    void knowsSessionsEndsByTheirCommand() {
        assertThat(end("/usr/bin/drover share memory -- npx x"))
                .satisfies(known -> assertThat(known.name()).isEqualTo("memory"))
                .satisfies(known -> assertThat(known.signature()).isNull());
        assertThat(end("drover mcp")).isNotNull();
        assertThat(end("drover share list")).isNull();
        assertThat(end("other share memory -- npx x")).isNull();
    }

    private static @Nullable KnownProcess end(String command) {
        return ProfileRules.end(new Scene().runs(5, 1, command).facts(5));
    }
}
