package dev.drover.cli;

import static dev.drover.cli.Schemas.assertFits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Json;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertStatus;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.GuardedFileView;
import dev.drover.model.view.GuardedFileView.Status;
import dev.drover.model.view.GuardedVersionView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Settings files that break or lose hooks, from the file system's word to the alert and back, and
/// what `drover guard` says of it.
final class GuardCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String WELL =
            """
            {
            \t"hooks": {
            \t\t"Stop": [{"hooks": [{"type": "command", "command": "/opt/drover hook claude-code"}]}],
            \t\t"PostToolUse": [{"hooks": [{"type": "command", "command": "~/bin/lint.sh --fix"}]}]
            \t},
            \t"env": {"ANTHROPIC_API_KEY": "geheim"}
            }
            """
                    .replace("\n", "\r\n");

    private static final String WITHOUT_OURS =
            WELL.replace("\"Stop\"", "\"stop\"").replace("/opt/drover", "x");

    @TempDir Path home;
    private LiveDaemon live;
    private Shell shell;
    private Path settings;

    @BeforeEach
    void open() throws IOException {
        settings = home.resolve(".claude/settings.json");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, WELL);
        start();
        await().atMost(PATIENCE).until(() -> file().versions() == 1);
    }

    private void start() throws IOException {
        live = LiveDaemon.in(home, Map.of("alerts.mustHold", "0s"), clock -> clock);
        shell = Shell.over(Shell.commands(home, Map.of(), caller -> live.daemon.api(caller), true));
    }

    @AfterEach
    void close() {
        live.close();
    }

    private GuardedFileView file() {
        return live.client.guard().files().stream()
                .filter(file -> file.path().equals(settings.toString()))
                .findFirst()
                .orElseThrow();
    }

    private List<AlertView> alerts() {
        return live.client.alerts(true).stream().filter(a -> a.kind() == AlertKind.CONFIG).toList();
    }

    private AlertView awaitAlert(AlertStatus status) {
        await().atMost(PATIENCE).until(() -> alerts().stream().anyMatch(a -> a.status() == status));
        return alerts().stream().filter(a -> a.status() == status).findFirst().orElseThrow();
    }

    @Test
    void hooksThatVanishAreToldAndComeBackByteByByte() throws Exception {
        Files.writeString(settings, WITHOUT_OURS);
        AlertView alert = awaitAlert(AlertStatus.FIRING);
        assertThat(alert.title()).isEqualTo("~/.claude/settings.json");
        assertThat(alert.summary()).startsWith("has lost hooks of Drover");
        assertThat(file().lost()).containsExactly("Stop of drover");

        Shell.Answer list = shell.terminal(80).type("guard");
        assertThat(list.out()).contains("misses hooks", "Stop of drover", "drover guard restore ");
        assertThat(list.out().lines()).allMatch(line -> line.length() <= 80);

        Shell.Answer preview = shell.type("guard", "restore", settings.toString());
        assertThat(preview.exit()).isEqualTo(1);
        assertThat(preview.out()).contains("/opt/drover", "Add --yes").doesNotContain("geheim");
        assertThat(settings).hasContent(WITHOUT_OURS);

        Shell.Answer done = shell.type("guard", "restore", settings.toString(), "--yes");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(Files.readString(settings)).isEqualTo(WELL);
        assertThat(awaitAlert(AlertStatus.RESOLVED).resolution())
                .isEqualTo("They are back, or may go.");
        assertThat(live.client.guard().versions(settings.toString()))
                .extracting(GuardedVersionView::current)
                .containsExactly(true, false);
    }

    @Test
    void aFileThatBreaksIsToldAndAlsoKept() throws Exception {
        Files.writeString(settings, WELL.substring(0, 60));
        assertThat(awaitAlert(AlertStatus.FIRING).summary()).contains("cannot be read any more");
        assertThat(file().status()).isEqualTo(Status.BROKEN);
        assertThat(live.client.guard().versions(settings.toString()))
                .extracting(GuardedVersionView::whole)
                .containsExactly(false, true);

        Files.writeString(settings, WELL);
        awaitAlert(AlertStatus.RESOLVED);
        assertThat(file().status()).isEqualTo(Status.OK);
    }

    @Test
    void aFileThatIsDeletedIsMissedAndMadeAnew() throws Exception {
        Files.delete(settings);
        awaitAlert(AlertStatus.FIRING);
        Shell.Answer done = shell.type("guard", "restore", "~/.claude/settings.json", "--yes");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(Files.readString(settings)).isEqualTo(WELL);
        awaitAlert(AlertStatus.RESOLVED);
    }

    @Test
    void aPersonMaySayThatTheyMayGo() throws Exception {
        Files.writeString(settings, WITHOUT_OURS);
        awaitAlert(AlertStatus.FIRING);
        Shell.Answer done = shell.type("guard", "accept", settings.toString());
        assertThat(done.exit()).as(done.err()).isZero();
        awaitAlert(AlertStatus.RESOLVED);
        assertThat(file().status()).isEqualTo(Status.OK);
        assertThat(settings).hasContent(WITHOUT_OURS);
    }

    @Test
    void whatHappensWhileNobodyLooksIsToldAtTheNextStart() throws Exception {
        live.close();
        Files.writeString(settings, WITHOUT_OURS);
        start();
        awaitAlert(AlertStatus.FIRING);
    }

    @Test
    void aDirectoryThatIsMadeLaterIsGuardedToo() throws Exception {
        Path late = home.resolve(".cursor/hooks.json");
        Files.createDirectories(late.getParent());
        Files.writeString(late, "{\"version\":1,\"hooks\":{\"stop\":[{\"command\":\"a.sh\"}]}}");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                live.client.guard().files().stream()
                                        .anyMatch(
                                                f ->
                                                        f.path().equals(late.toString())
                                                                && f.versions() == 1));
        Files.delete(late);
        assertThat(awaitAlert(AlertStatus.FIRING).summary()).isEqualTo("has lost hooks of a.sh");
    }

    @Test
    void theDoctorFindsAndMendsIt() throws Exception {
        Files.writeString(settings, WITHOUT_OURS);
        awaitAlert(AlertStatus.FIRING);
        Shell.Answer found = shell.type("doctor");
        assertThat(found.out()).contains("settings-hooks", "Stop of drover");
        shell.type("doctor", "--fix", "--yes");
        assertThat(Files.readString(settings)).isEqualTo(WELL);
    }

    @Test
    void whatSetupTakesOutIsMissedByNobody() {
        Shell own = installer();
        Shell.Answer in = own.type("setup", "claude-code", "--yes");
        assertThat(in.exit()).as(in.out() + in.err()).isZero();
        await().atMost(PATIENCE).until(() -> file().ownHooks() > 1);
        Shell.Answer out = own.type("setup", "claude-code", "--uninstall", "--yes");
        assertThat(out.exit()).as(out.out() + out.err()).isZero();
        assertThat(file().ownHooks()).isZero();
        assertThat(file().hooks()).isEqualTo(1);
        assertThat(file().status()).isEqualTo(Status.OK);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void whatSetupReplacesIsMissedByNobody() throws Exception {
        String old =
                "\"Stop\": [{\"hooks\": [{\"type\": \"command\", \"command\": \"mayla sync\"}]}, ";
        Files.writeString(settings, WELL.replace("\"Stop\": [", old));
        await().atMost(PATIENCE).until(() -> file().hooks() == 3);
        Shell.Answer in = installer().type("setup", "claude-code", "--replace-old", "--yes");
        assertThat(in.exit()).as(in.out() + in.err()).isZero();
        assertThat(Files.readString(settings)).doesNotContain("mayla");
        await().atMost(PATIENCE).until(() -> file().ownHooks() > 1);
        assertThat(file().status()).isEqualTo(Status.OK);
        assertThat(alerts()).isEmpty();
    }

    /// Drover's setup as a person runs it in this home.
    private Shell installer() {
        return Shell.inHome(
                home,
                Map.of(
                        "HOME",
                        home.toString(),
                        "DROVER_HOME",
                        home.toString(),
                        "PATH",
                        System.getenv("PATH")));
    }

    @Test
    void everyShapeFitsItsSchema() throws Exception {
        Files.writeString(settings, WITHOUT_OURS);
        awaitAlert(AlertStatus.FIRING);
        String files = shell.type("guard", "--json").out();
        assertFits("guard", files);
        String versions = shell.type("guard", "list", settings.toString(), "--json").out();
        assertFits("guard-versions", versions);
        String id = Json.mapper().readTree(versions).get(1).get("id").asString();
        String text = shell.type("guard", "show", id, "--json").out();
        assertFits("guard-text", text);
        assertThat(text).contains("[redacted]").doesNotContain("geheim");
        assertFits("guard-text", shell.type("guard", "diff", id.substring(0, 6), "--json").out());
        assertFits("guard-deed", shell.type("guard", "restore", id, "--json").out());
    }

    @Test
    void whatIsNotGuardedIsRefused() {
        Shell.Answer unknown = shell.type("guard", "list", "/etc/passwd");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("is no file that is guarded").hasLineCount(1);
        assertThat(shell.type("guard", "show", "ffffffff").err()).contains("No version is called");
        assertThat(shell.type("guard", "restore", "").exit()).isEqualTo(1);
    }
}
