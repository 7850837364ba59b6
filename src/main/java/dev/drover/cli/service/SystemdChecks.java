package dev.drover.cli.service;

import dev.drover.model.view.DoctorFinding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is wrong with the unit, one finding a question.
final class SystemdChecks {
    private static final String INSTALL = "`drover service install` writes it anew.";

    private final ServicePlan plan;
    private final Path file;
    private final String wanted;
    private final UnitState unit;
    private final Programs programs;
    private final List<DoctorFinding> findings = new ArrayList<>();

    SystemdChecks(ServicePlan plan, Path file, String wanted, UnitState unit, Programs programs) {
        this.plan = plan;
        this.file = file;
        this.wanted = wanted;
        this.unit = unit;
        this.programs = programs;
    }

    List<DoctorFinding> findings() throws IOException {
        findings.add(DoctorFinding.ok("systemd", "its manager for users answers"));
        if (!Files.exists(file)) {
            findings.add(
                    DoctorFinding.warn(
                            "unit",
                            "there is none: Drover is not installed as a service",
                            "`drover service install` installs it."));
        } else {
            unitFile();
            program();
            atLogin();
            state();
            afterLogout();
        }
        Autostarts.of(plan.config(), unit.isEnabled()).ifPresent(findings::add);
        return findings;
    }

    private void unitFile() throws IOException {
        String now = Files.readString(file);
        String dropIns = unit.get("DropInPaths");
        if (!now.equals(wanted)) {
            findings.add(
                    DoctorFinding.warn(
                            "unit",
                            file
                                    + " is not as Drover writes it: it was edited, or is another"
                                    + " version's",
                            "Keep it if that was you; " + INSTALL));
        } else if (!dropIns.isEmpty()) {
            findings.add(
                    DoctorFinding.warn(
                            "unit",
                            "it is changed by " + dropIns,
                            "Keep that if it was you; `systemctl --user revert drover.service`"
                                    + " takes it away."));
        } else if (unit.get("NeedDaemonReload").equals("yes")) {
            findings.add(
                    DoctorFinding.warn(
                            "unit",
                            "it has changed since systemd read it",
                            "systemctl --user daemon-reload"));
        } else {
            findings.add(DoctorFinding.ok("unit", file.toString()));
        }
    }

    private void program() throws IOException {
        Optional<Path> started = launcher();
        if (started.isPresent() && !Files.isExecutable(started.get())) {
            findings.add(
                    DoctorFinding.fail(
                            "program",
                            "the unit starts "
                                    + started.get()
                                    + ", which is not there: it was moved or removed",
                            INSTALL));
        } else if (started.isPresent() && !started.get().equals(plan.launcher())) {
            findings.add(
                    DoctorFinding.warn(
                            "program",
                            "the unit starts "
                                    + started.get()
                                    + ", not this Drover ("
                                    + plan.launcher()
                                    + ")",
                            "If this one is to be the service, " + INSTALL));
        } else {
            findings.add(DoctorFinding.ok("program", plan.launcher().toString()));
        }
    }

    private Optional<Path> launcher() throws IOException {
        return Files.readString(file)
                .lines()
                .filter(line -> line.startsWith("ExecStart="))
                .map(line -> line.substring("ExecStart=".length()).strip())
                .map(line -> line.startsWith("\"") ? line.split("\"", 3)[1] : line.split(" ", 2)[0])
                .map(word -> word.replace("%%", "%").replace("\\\\", "\\"))
                .filter(word -> word.startsWith("/"))
                .map(Path::of)
                .findFirst();
    }

    private void atLogin() {
        findings.add(
                unit.isEnabled()
                        ? DoctorFinding.ok("at login", "it starts")
                        : DoctorFinding.warn(
                                "at login",
                                "it does not start",
                                "`drover service install` has it started."));
    }

    private void state() {
        String result = unit.get("Result");
        if (unit.isRunning()) {
            long again = unit.number("NRestarts");
            String often =
                    again == 0
                            ? ""
                            : "; systemd had to start it again "
                                    + (again == 1 ? "once" : again + " times");
            findings.add(DoctorFinding.ok("running", "process " + unit.get("MainPID") + often));
        } else if (unit.isComing()) {
            findings.add(DoctorFinding.ok("running", "it is just being started"));
        } else if (unit.isFailed()) {
            String why =
                    switch (result) {
                        case "oom-kill" ->
                                "it needed more than its 256 MB and was ended by the kernel";
                        case "exit-code" -> "it could not start or ended with an error";
                        case "signal", "core-dump" -> "it was killed";
                        case "start-limit-hit" ->
                                "it ended five times in a minute, so systemd gave up";
                        case "timeout" -> "it did not end when it was asked to";
                        default -> "systemd says " + result;
                    };
            findings.add(
                    DoctorFinding.fail(
                            "running",
                            "no: " + why,
                            "`drover service logs --manager` tells more; `drover service restart`"
                                    + " tries again."));
        } else {
            findings.add(
                    DoctorFinding.warn(
                            "running",
                            "no: it ended in order, or the app with its tray icon has taken over",
                            "`drover service restart` starts it."));
        }
    }

    private void afterLogout() {
        boolean lingers = Files.exists(Path.of("/var/lib/systemd/linger", user()));
        findings.add(
                lingers
                        ? DoctorFinding.ok("after logout", "it stays")
                        : DoctorFinding.ok(
                                "after logout",
                                "it ends with your last session; `loginctl enable-linger` keeps it,"
                                        + " and starts it with the machine"));
    }

    private String user() {
        try (Stream<String> lines = programs.run("id", "-un").output().lines()) {
            return lines.findFirst().orElse("").strip().replace("/", "");
        } catch (IOException unknown) {
            return "";
        }
    }
}
