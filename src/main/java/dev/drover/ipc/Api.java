package dev.drover.ipc;

import dev.drover.model.Place;
import dev.drover.model.ServerMark;
import dev.drover.model.usage.Span;
import dev.drover.model.usage.UsageGrouping;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.BranchAsk;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchConflictView;
import dev.drover.model.view.BranchGrant;
import dev.drover.model.view.BranchesView;
import dev.drover.model.view.EndingView;
import dev.drover.model.view.FocusAnswer;
import dev.drover.model.view.Health;
import dev.drover.model.view.InstanceMetrics;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.JoinAnswer;
import dev.drover.model.view.JoinRequestView;
import dev.drover.model.view.JournalEntry;
import dev.drover.model.view.LabelChange;
import dev.drover.model.view.MetricsView;
import dev.drover.model.view.Overview;
import dev.drover.model.view.PortLeftover;
import dev.drover.model.view.PortRequest;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortsView;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.Registration;
import dev.drover.model.view.SettingView;
import dev.drover.model.view.SharedServerView;
import dev.drover.model.view.SilencesView;
import dev.drover.model.view.TranscriptsView;
import dev.drover.model.view.UsageReport;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// The protocol on one page: all that a command, a script or a second start can ask of the daemon.
/// Inside the daemon it is a plain call, outside it goes over the socket ({@link Client}); so the
/// same command runs in both places.
///
/// Every method throws {@link dev.drover.core.Refused} for an expected no, and {@link
/// DaemonUnavailableException} where nobody answers.
public interface Api {
    /// `GET /health`
    Health health();

    /// `GET /v1/status`
    Overview overview();

    /// `GET /v1/instances?ended=BOOLEAN`, live ones first, then by start.
    List<InstanceView> instances(boolean withEnded);

    /// `GET /v1/instances/{id}`
    ///
    /// @param id a whole id, its short form, or a prefix of either that fits one instance only
    InstanceView instance(String id);

    /// `POST /v1/instances/{id}/label`
    InstanceView label(String id, LabelChange change);

    /// `POST /v1/instances/{id}/focus`: brings its terminal to the front, or says why not.
    FocusAnswer focus(String id);

    /// `POST /v1/instances`
    Registration.Granted register(Registration registration);

    /// `POST /v1/instances/{id}/heartbeat`
    void heartbeat(String id);

    /// `DELETE /v1/instances/{id}`: the instance says that it ends. Processes are left alone.
    void deregister(String id);

    /// `POST /v1/instances/cleanup`: forgets ended and stale instances now.
    ///
    /// @return how many were forgotten
    int forgetEnded();

    /// `GET /v1/audit?after=SEQ&limit=N`, newest last.
    List<JournalEntry> audit(long after, int limit);

    /// `GET /v1/alerts?resolved=BOOLEAN`, the most severe first; then, if wanted, those that are
    /// over, the last one first.
    List<AlertView> alerts(boolean withResolved);

    /// `GET /v1/alerts/{id}`
    ///
    /// @param id a whole id, or a prefix that fits one alert only
    AlertView alert(String id);

    /// `POST /v1/alerts/{id}/acknowledge`: a person knows.
    AlertView acknowledge(String id);

    /// `POST /v1/alerts/{id}/resolve`: a person closes it, whether the trouble goes on or not.
    AlertView resolve(String id);

    /// `GET /v1/silences`
    SilencesView silences();

    /// `POST /v1/silences/mute`: alerts of this kind disturb nobody for this time.
    SilencesView mute(String kind, Duration time);

    /// `POST /v1/silences/unmute`
    SilencesView unmute(String kind);

    /// `POST /v1/silences/pause`: no notification disturbs for this time.
    SilencesView pause(Duration time);

    /// `POST /v1/silences/resume`
    SilencesView resume();

    /// `GET /v1/processes/tree?ports=BOOLEAN`: all processes that have to do with agents, each
    /// before those below it, with its class and why. `GET /v1/processes?class=CLASS` gives the
    /// list of processes alone.
    ProcessTreeView processes(boolean withPorts);

    /// `GET /v1/processes/report`: the evidence as Markdown.
    String processReport();

    /// `GET /v1/shares`: servers that sessions share.
    List<SharedServerView> shares();

    /// `GET /v1/processes/marks`: how often servers should exist, where a person has said so.
    List<ServerMark> marks();

    /// `POST /v1/processes/marks`: says it, or takes it back.
    ///
    /// @param server its signature or name, or a pid that belongs to it
    /// @param once `user`, `workspace`, or `instance`, which takes the mark away
    /// @return all marks
    List<ServerMark> mark(String server, String once);

    /// `GET /v1/processes/directories`: what daemons keep one each of, and what is in the trash.
    List<ProcessTreeView.Directory> daemonDirectories();

    /// `POST /v1/processes/directories/trash`: moves an abandoned one away, and never deletes it.
    ProcessTreeView.Directory trashDirectory(String path);

    /// `POST /v1/processes/directories/restore`: puts one back.
    ProcessTreeView.Directory restoreDirectory(String id);

    /// `POST /v1/processes/end`: ends processes with all below them, or says why not. It takes as
    /// long as they take to end.
    ///
    /// @param keys each `PID` or `PID@STARTTICKS`
    /// @param preview only tells what would happen
    EndingView end(List<String> keys, boolean preview);

    /// `POST /v1/processes/clean`: the same for what rules have found.
    ///
    /// @param automatic only what may end without a person now
    EndingView clean(boolean automatic, boolean preview);

    /// Worktrees of all known repositories.
    WorktreeApi worktrees();

    /// Settings files of agents.
    GuardApi guard();

    /// `GET /v1/branches`: who works on which branch, who wants to join, who is in whose way.
    BranchesView branches();

    /// `GET /v1/branches/conflicts`
    List<BranchConflictView> branchConflicts();

    /// `POST /v1/branches/claim`: the caller's instance, or a person, works on a branch.
    BranchGrant claimBranch(BranchAsk ask);

    /// `POST /v1/branches/release`
    ///
    /// @return the claims that ended
    List<BranchClaimView> releaseBranch(Endpoints.Release which);

    /// `POST /v1/branches/request`: asks each holder who is in the way to be let in.
    List<JoinRequestView> requestBranch(BranchAsk ask);

    /// `POST /v1/branches/requests/{id}/approve` or `…/deny`: the holder's word, or a person's.
    JoinAnswer answerBranch(String id, boolean approve);

    /// Messages between instances and the user.
    MessageApi messages();

    /// `GET /v1/ports/table?fresh=BOOLEAN`: all leases, all that listens, and the ranges. `GET
    /// /v1/ports` gives the leases alone.
    ///
    /// @param fresh looks now who listens, Docker included; else as the last look has seen it
    PortsView ports(boolean fresh);

    /// `GET /v1/ports/{port}`: who has it and who listens, looked at now.
    PortView port(int port);

    /// `POST /v1/ports`: leases, all that is asked for or nothing. An instance gets the port again
    /// that it has.
    List<PortView> lease(PortRequest wanted);

    /// `POST /v1/ports/suggest`: what would be leased now; nothing is.
    List<PortView> suggestPorts(PortRequest wanted);

    /// `DELETE /v1/ports/{port}`
    ///
    /// @return the lease as it was
    PortView releasePort(int port);

    /// `POST /v1/ports/release`: all that the caller may release.
    ///
    /// @param namespace only those of it, null for all
    /// @param preview only tells which
    List<PortView> releasePorts(@Nullable String namespace, boolean preview);

    /// `POST /v1/ports/cleanup`: releases what nobody needs any more.
    ///
    /// @param namespace only leases of it, null for all
    /// @param preview only tells which
    List<PortLeftover> cleanUpPorts(@Nullable String namespace, boolean preview);

    /// `GET /v1/metrics`: what live instances use up, together and one by one.
    MetricsView metrics();

    /// `GET /v1/metrics/instances/{id}`
    InstanceMetrics metrics(String id);

    /// `GET /v1/metrics/report?span=SPAN&by=GROUPING`: what was used in the last days.
    ///
    /// @param seriesBy what its series is taken apart by
    UsageReport usage(Span span, UsageGrouping seriesBy);

    /// `POST /v1/metrics/cleanup`: forgets instances that ended or fell silent so long ago.
    ///
    /// @return how many were forgotten
    int forgetOlder(Duration age);

    /// `POST /v1/metrics/older`: reads also the transcripts that are left alone because they are
    /// old.
    ///
    /// @return how far the reading is; it goes on
    TranscriptsView readOlder();

    /// `GET /v1/settings?namespace=NAMESPACE`
    ///
    /// @param namespace of a project, for what may differ there; null for all
    List<SettingView> settings(@Nullable String namespace);

    /// All settings, as they count where no project differs.
    default List<SettingView> settings() {
        return settings(null);
    }

    /// `POST /v1/settings`: checks, writes the file, applies what can be applied live.
    ///
    /// @param namespace of the project that it is for, null for all
    SettingView set(@Nullable String namespace, String key, String value);

    /// Of all projects.
    default SettingView set(String key, String value) {
        return set(null, key, value);
    }

    /// `POST /v1/settings/reset`: takes one out of the file, so that its default counts again.
    SettingView reset(@Nullable String namespace, String key);

    /// Of all projects.
    default SettingView reset(String key) {
        return reset(null, key);
    }

    /// `POST /v1/window/show`
    ///
    /// @return false if this daemon has no window to show
    boolean show(Place place);

    /// `POST /v1/daemon/yield`: drain and leave, so that the caller can take over.
    void handOver(String reason);

    /// `GET /v1/events`: follows the event stream on this thread until `more` says false or the
    /// daemon goes.
    ///
    /// @param lastEventId where to go on, null for a snapshot first
    void follow(@Nullable String lastEventId, Predicate<StreamEvent> more);

    /// One event of the stream.
    ///
    /// @param name `reset` (data is the list of instances), or the journal's event type
    record StreamEvent(String id, String name, String data) {}
}
