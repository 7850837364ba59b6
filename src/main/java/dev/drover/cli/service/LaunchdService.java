package dev.drover.cli.service;

import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.ServiceView;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The service on macOS: an agent of launchd, in the user's graphical session.
final class LaunchdService implements Service {
    private static final Pattern PID = Pattern.compile("(?m)^\\s*pid = (\\d+)");
    private static final Pattern RUNS = Pattern.compile("(?m)^\\s*runs = (\\d+)");

    private final ServicePlan plan;
    private final Programs programs;
    private final Path file;

    LaunchdService(ServicePlan plan, Programs programs) {
        this.plan = plan;
        this.programs = programs;
        this.file =
                plan.userHome()
                        .resolve("Library/LaunchAgents")
                        .resolve(LaunchAgent.LABEL + ".plist");
    }

    @Override
    public String definition() {
        return LaunchAgent.text(plan);
    }

    private String domain() throws IOException {
        return "gui/" + programs.run("id", "-u").line();
    }

    private Programs.Said ask() throws IOException {
        return programs.run("launchctl", "print", domain() + "/" + LaunchAgent.LABEL);
    }

    @Override
    public ServiceView look() throws IOException {
        Programs.Said said = ask();
        Matcher pid = PID.matcher(said.output());
        Matcher runs = RUNS.matcher(said.output());
        boolean running = said.ended() && pid.find();
        return new ServiceView(
                "launchd",
                file.toString(),
                Files.exists(file),
                said.ended(),
                running,
                running ? Long.valueOf(pid.group(1)) : null,
                runs.find() ? Math.max(0, Integer.parseInt(runs.group(1)) - 1) : null,
                null,
                null);
    }

    @Override
    public void install() throws IOException {
        Definitions.write(file, definition());
        // launchd keeps what it has read until it is told to forget it.
        programs.run("launchctl", "bootout", domain() + "/" + LaunchAgent.LABEL);
        Programs.Said said = programs.run("launchctl", "bootstrap", domain(), file.toString());
        if (!said.ended()) {
            Files.deleteIfExists(file);
            throw new ServiceException(
                    "launchd refused the service ("
                            + said.line()
                            + "), so nothing was installed. Are you logged in on the screen of this"
                            + " Mac?");
        }
    }

    @Override
    public boolean uninstall() throws IOException {
        boolean there = Files.exists(file);
        programs.run("launchctl", "bootout", domain() + "/" + LaunchAgent.LABEL);
        Files.deleteIfExists(file);
        return there;
    }

    @Override
    public void restart() throws IOException {
        insist(programs.run("launchctl", "kickstart", "-k", domain() + "/" + LaunchAgent.LABEL));
    }

    @Override
    public void stop() throws IOException {
        insist(programs.run("launchctl", "kill", "SIGTERM", domain() + "/" + LaunchAgent.LABEL));
    }

    private static void insist(Programs.Said said) {
        if (!said.ended()) {
            throw new ServiceException("launchd refused: " + said.line());
        }
    }

    @Override
    public List<String> heard(int lines) throws IOException {
        List<String> all = Files.exists(plan.said()) ? Files.readAllLines(plan.said()) : List.of();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    @Override
    public List<DoctorFinding> check() throws IOException {
        if (!Files.exists(file)) {
            return List.of(
                    DoctorFinding.warn(
                            "agent",
                            "there is none: Drover is not installed as a service",
                            "`drover service install` installs it."));
        }
        boolean same = Files.readString(file).equals(definition());
        ServiceView view = look();
        return List.of(
                same
                        ? DoctorFinding.ok("agent", file.toString())
                        : DoctorFinding.warn(
                                "agent",
                                file
                                        + " is not as Drover writes it: it was edited, or starts"
                                        + " another Drover",
                                "`drover service install` writes it anew."),
                view.running()
                        ? DoctorFinding.ok("running", "process " + view.pid())
                        : DoctorFinding.warn(
                                "running",
                                "no: it ended in order, or launchd has not loaded it",
                                "`drover service restart` starts it."));
    }
}
