package dev.drover.cli.service;

import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.ServiceView;

import java.io.IOException;
import java.util.List;

/// The service on Windows: a value of the Run key, which starts the daemon at login. Windows starts
/// it again for nobody; the next session hook of an agent does.
final class RunKeyService implements Service {
    static final String KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private static final String VALUE = "Drover";

    private final ServicePlan plan;
    private final Programs programs;

    RunKeyService(ServicePlan plan, Programs programs) {
        this.plan = plan;
        this.programs = programs;
    }

    /// The whole command line; the path in quotes, because Windows would stop at its first space.
    @Override
    public String definition() {
        return '"' + plan.launcher().toString() + "\" daemon run --headless";
    }

    private Programs.Said ask() throws IOException {
        return programs.run("reg", "query", KEY, "/v", VALUE);
    }

    @Override
    public ServiceView look() throws IOException {
        boolean there = ask().ended();
        return new ServiceView(
                "the Run key", KEY + "\\" + VALUE, there, there, false, null, null, null, null);
    }

    @Override
    public void install() throws IOException {
        Programs.Said said =
                programs.run(
                        "reg", "add", KEY, "/v", VALUE, "/t", "REG_SZ", "/d", definition(), "/f");
        if (!said.ended()) {
            throw new ServiceException("The registry refused the entry: " + said.line());
        }
    }

    @Override
    public boolean uninstall() throws IOException {
        return ask().ended() && programs.run("reg", "delete", KEY, "/v", VALUE, "/f").ended();
    }

    @Override
    public void restart() {
        throw noManager();
    }

    @Override
    public void stop() {
        throw noManager();
    }

    private static ServiceException noManager() {
        return new ServiceException(
                "Windows only starts it at login and manages nothing after that. Use `drover daemon"
                        + " restart` or `drover daemon stop`.");
    }

    @Override
    public List<String> heard(int lines) {
        throw noManager();
    }

    @Override
    public List<DoctorFinding> check() throws IOException {
        Programs.Said said = ask();
        if (!said.ended()) {
            return List.of(
                    DoctorFinding.warn(
                            "Run key",
                            "has no entry: Drover does not start at login",
                            "`drover service install` adds it."));
        }
        return List.of(
                said.output().contains(definition())
                        ? DoctorFinding.ok("Run key", "starts " + plan.launcher())
                        : DoctorFinding.warn(
                                "Run key",
                                "its entry starts another Drover, or was edited",
                                "`drover service install` writes it anew."));
    }
}
