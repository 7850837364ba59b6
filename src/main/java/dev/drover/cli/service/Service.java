package dev.drover.cli.service;

import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.ServiceView;

import java.io.IOException;
import java.util.List;

/// The daemon in the care of the system's service manager.
public interface Service {
    /// What the manager says now. Never fails: what cannot be asked is said.
    ServiceView look() throws IOException;

    /// The description that this Drover would write.
    String definition();

    /// Describes it, has it started at login, and starts it. Does what is missing only.
    ///
    /// @throws ServiceException if the manager refuses; nothing is left half done
    void install() throws IOException;

    /// Stops it and takes its description away.
    ///
    /// @return false if there was none
    boolean uninstall() throws IOException;

    void restart() throws IOException;

    /// Ends it; the manager does not start it again before the next login.
    void stop() throws IOException;

    /// What the manager has heard it say, also before its log was open.
    ///
    /// @param lines how many of the last ones
    List<String> heard(int lines) throws IOException;

    /// What is wrong with it, in plain words; also what is well.
    List<DoctorFinding> check() throws IOException;

    /// For this system.
    ///
    /// @param osName as in the system property `os.name`
    static Service of(String osName, ServicePlan plan, Programs programs) {
        if (osName.startsWith("Mac") || osName.startsWith("Darwin")) {
            return new LaunchdService(plan, programs);
        }
        return osName.startsWith("Windows")
                ? new RunKeyService(plan, programs)
                : new SystemdService(plan, programs);
    }
}
