package dev.drover.cli.service;

import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.ServiceView;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The service on Linux: a unit of systemd's user manager. A package brings the unit along,
/// disabled; then that one is used as long as it says what this Drover would write, and is renewed
/// with the package.
final class SystemdService implements Service {
    static final Path PACKAGED = Path.of("/usr/lib/systemd/user", SystemdUnit.NAME);
    private static final String MANAGER = "systemd";
    private static final String HOW_TO_REACH =
            " Log in on this machine itself (not by `su` or `sudo`), or have your processes kept"
                + " after logout with `loginctl enable-linger`; then try again. Without systemd,"
                + " `drover daemon start` does, and hooks start Drover by themselves.";

    private final ServicePlan plan;
    private final Programs programs;
    private final Path own;

    SystemdService(ServicePlan plan, Programs programs) {
        this.plan = plan;
        this.programs = programs;
        this.own = plan.config().resolve("systemd/user").resolve(SystemdUnit.NAME);
    }

    @Override
    public String definition() {
        return SystemdUnit.text(plan);
    }

    /// The unit that counts: one's own comes before the package's.
    Path file() throws IOException {
        return !Files.exists(own) && isPackaged() ? PACKAGED : own;
    }

    private boolean isPackaged() throws IOException {
        return Files.isReadable(PACKAGED) && Files.readString(PACKAGED).equals(definition());
    }

    @Override
    public ServiceView look() throws IOException {
        Programs.Said said = ask();
        UnitState unit = said.ended() ? UnitState.parse(said.output()) : UnitState.parse("");
        Path file = file();
        long pid = unit.number("MainPID");
        String result = unit.get("Result");
        return new ServiceView(
                MANAGER,
                file.toString(),
                file.equals(own) ? Files.exists(own) : unit.isEnabled() || unit.isRunning(),
                unit.isEnabled(),
                unit.isRunning(),
                pid > 0 ? pid : null,
                said.ended() ? (int) unit.number("NRestarts") : null,
                result.isEmpty() || result.equals("success") ? null : result,
                said.ended() ? null : said.line());
    }

    private Programs.Said ask() {
        try {
            return programs.run(
                    "systemctl", "--user", "show", "-p", UnitState.WANTED, SystemdUnit.NAME);
        } catch (IOException missing) {
            return new Programs.Said(false, "there is no systemctl here");
        }
    }

    @Override
    public void install() throws IOException {
        Programs.Said reached = ask();
        if (!reached.ended()) {
            throw new ServiceException(
                    "systemd's manager for users cannot be reached ("
                            + reached.line()
                            + "), so nothing was installed."
                            + HOW_TO_REACH);
        }
        boolean written = !file().equals(PACKAGED);
        String before = Files.exists(own) ? Files.readString(own) : null;
        boolean renewed = written && before != null && !before.equals(definition());
        if (written) {
            Definitions.write(own, definition());
        }
        try {
            systemctl("daemon-reload");
            // A failed one would stay so, whatever was mended.
            systemctl("reset-failed", SystemdUnit.NAME);
            systemctl("enable", "--now", SystemdUnit.NAME);
            if (renewed) {
                systemctl("restart", SystemdUnit.NAME);
            }
        } catch (ServiceException e) {
            if (written) {
                restore(before);
            }
            throw e;
        }
    }

    private void restore(@Nullable String before) throws IOException {
        if (before == null) {
            Files.deleteIfExists(own);
        } else {
            Definitions.write(own, before);
        }
        programs.run("systemctl", "--user", "daemon-reload");
    }

    private void systemctl(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("systemctl", "--user"));
        command.addAll(List.of(words));
        Programs.Said said = programs.run(command);
        // There is nothing to reset in a unit that was never loaded.
        if (!said.ended() && !words[0].equals("reset-failed")) {
            throw new ServiceException(
                    "`" + String.join(" ", command) + "` was refused: " + said.line());
        }
    }

    @Override
    public boolean uninstall() throws IOException {
        UnitState unit = UnitState.parse(ask().output());
        boolean there = Files.exists(own) || unit.isEnabled() || unit.isRunning();
        if (there && ask().ended()) {
            systemctl("disable", "--now", SystemdUnit.NAME);
        }
        // What `enable` made, where there is no manager to take it back.
        Files.deleteIfExists(own.resolveSibling("default.target.wants").resolve(SystemdUnit.NAME));
        Files.deleteIfExists(own);
        if (there && ask().ended()) {
            systemctl("daemon-reload");
        }
        return there;
    }

    @Override
    public void restart() throws IOException {
        systemctl("daemon-reload");
        systemctl("reset-failed", SystemdUnit.NAME);
        systemctl("restart", SystemdUnit.NAME);
    }

    @Override
    public void stop() throws IOException {
        systemctl("stop", SystemdUnit.NAME);
    }

    @Override
    public List<String> heard(int lines) throws IOException {
        return programs.run(
                        List.of(
                                "journalctl",
                                "--user",
                                "--unit=" + SystemdUnit.NAME,
                                "--lines=" + lines,
                                "--no-pager",
                                "--quiet"))
                .output()
                .lines()
                .toList();
    }

    @Override
    public List<DoctorFinding> check() throws IOException {
        Programs.Said said = ask();
        if (!said.ended()) {
            return List.of(
                    DoctorFinding.fail(
                            "systemd",
                            "its manager for users cannot be reached: " + said.line(),
                            HOW_TO_REACH.strip()));
        }
        return new SystemdChecks(
                        plan, file(), definition(), UnitState.parse(said.output()), programs)
                .findings();
    }
}
