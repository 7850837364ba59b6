package dev.drover.daemon;

import dev.drover.core.PortCaller;
import dev.drover.ipc.Api;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.GuardApi;
import dev.drover.ipc.MessageApi;
import dev.drover.ipc.WorktreeApi;
import dev.drover.model.InstanceId;
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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

/// The protocol as plain calls inside the daemon, on behalf of one caller.
final class LocalApi implements Api {
    private final Daemon daemon;
    private final long callerPid;
    private final @Nullable InstanceId agent;

    /// @param agent the caller, if it is known to be an instance; null to look above its process
    LocalApi(Daemon daemon, long callerPid, @Nullable InstanceId agent) {
        this.daemon = daemon;
        this.callerPid = callerPid;
        this.agent = agent;
    }

    @Override
    public Health health() {
        return daemon.health();
    }

    @Override
    public Overview overview() {
        return daemon.overview();
    }

    @Override
    public List<InstanceView> instances(boolean withEnded) {
        return daemon.instances(withEnded);
    }

    @Override
    public InstanceView instance(String id) {
        return daemon.instances().view(id);
    }

    @Override
    public InstanceView label(String id, LabelChange change) {
        return daemon.instances().label(id, change);
    }

    @Override
    public FocusAnswer focus(String id) {
        return daemon.focus(id);
    }

    @Override
    public Registration.Granted register(Registration registration) {
        return daemon.instances().register(registration, callerPid);
    }

    @Override
    public void heartbeat(String id) {
        daemon.instances().heartbeat(id, callerPid, null);
    }

    @Override
    public void deregister(String id) {
        daemon.instances().deregister(id, callerPid, null);
    }

    @Override
    public int forgetEnded() {
        return daemon.instances().forgetEnded(Duration.ZERO);
    }

    @Override
    public List<JournalEntry> audit(long after, int limit) {
        return after > 0 ? daemon.journal().after(after, limit) : daemon.journal().recent(limit);
    }

    @Override
    public List<AlertView> alerts(boolean withResolved) {
        return daemon.alerts(withResolved);
    }

    @Override
    public AlertView alert(String id) {
        return daemon.alerts().view(id);
    }

    @Override
    public AlertView acknowledge(String id) {
        return daemon.alerts().acknowledge(id);
    }

    @Override
    public AlertView resolve(String id) {
        return daemon.alerts().resolve(id);
    }

    @Override
    public SilencesView silences() {
        return daemon.alerts().silences();
    }

    @Override
    public SilencesView mute(String kind, Duration time) {
        return daemon.alerts().mute(kind, time);
    }

    @Override
    public SilencesView unmute(String kind) {
        return daemon.alerts().unmute(kind);
    }

    @Override
    public SilencesView pause(Duration time) {
        return daemon.alerts().pause(time);
    }

    @Override
    public SilencesView resume() {
        return daemon.alerts().resume();
    }

    @Override
    public ProcessTreeView processes(boolean withPorts) {
        return daemon.processes().view(withPorts);
    }

    @Override
    public String processReport() {
        return daemon.processes().report();
    }

    @Override
    public List<SharedServerView> shares() {
        return daemon.shares().list();
    }

    @Override
    public List<ServerMark> marks() {
        return daemon.processes().marks();
    }

    @Override
    public List<ServerMark> mark(String server, String once) {
        return daemon.processes().mark(server, once);
    }

    @Override
    public List<ProcessTreeView.Directory> daemonDirectories() {
        return daemon.processes().directories();
    }

    @Override
    public ProcessTreeView.Directory trashDirectory(String path) {
        return daemon.processes().trash(path);
    }

    @Override
    public ProcessTreeView.Directory restoreDirectory(String id) {
        return daemon.processes().restore(id);
    }

    @Override
    public EndingView end(List<String> keys, boolean preview) {
        return daemon.endings().end(keys, preview);
    }

    @Override
    public EndingView clean(boolean automatic, boolean preview) {
        return daemon.endings().clean(automatic, preview);
    }

    @Override
    public GuardApi guard() {
        return daemon.guard();
    }

    @Override
    public WorktreeApi worktrees() {
        return agent == null ? daemon.worktrees().of(callerPid) : daemon.worktrees().of(agent);
    }

    @Override
    public BranchesView branches() {
        return daemon.branches().list();
    }

    @Override
    public List<BranchConflictView> branchConflicts() {
        return daemon.branches().conflicts();
    }

    @Override
    public BranchGrant claimBranch(BranchAsk ask) {
        return daemon.branches().claim(ask, caller());
    }

    @Override
    public List<BranchClaimView> releaseBranch(Endpoints.Release which) {
        return BranchRoutes.release(daemon.branches(), which, caller());
    }

    @Override
    public List<JoinRequestView> requestBranch(BranchAsk ask) {
        return daemon.branches().request(ask, caller());
    }

    @Override
    public JoinAnswer answerBranch(String id, boolean approve) {
        return daemon.branches().answer(id, approve, caller());
    }

    private Branches.Caller caller() {
        return agent == null ? daemon.branches().caller(callerPid) : new Branches.Caller(agent);
    }

    @Override
    public MessageApi messages() {
        return agent == null
                ? daemon.messages(callerPid, null, null, true)
                : daemon.messages(agent, callerPid);
    }

    @Override
    public PortsView ports(boolean fresh) {
        return daemon.ports().all(fresh);
    }

    @Override
    public PortView port(int port) {
        return daemon.ports().one(port);
    }

    @Override
    public List<PortView> lease(PortRequest wanted) {
        return daemon.ports().lease(wanted, portCaller());
    }

    @Override
    public List<PortView> suggestPorts(PortRequest wanted) {
        return daemon.ports().suggest(wanted, portCaller());
    }

    @Override
    public PortView releasePort(int port) {
        return daemon.ports().release(port, portCaller());
    }

    @Override
    public List<PortView> releasePorts(@Nullable String namespace, boolean preview) {
        return daemon.ports().releaseAll(namespace, portCaller(), preview);
    }

    @Override
    public List<PortLeftover> cleanUpPorts(@Nullable String namespace, boolean preview) {
        return daemon.ports().cleanUp(namespace, portCaller(), preview);
    }

    private PortCaller portCaller() {
        return agent == null
                ? daemon.instances().portCaller(callerPid, null, null, true)
                : new PortCaller(agent, false);
    }

    @Override
    public MetricsView metrics() {
        return metricsViews().all();
    }

    @Override
    public InstanceMetrics metrics(String id) {
        return metricsViews().of(id);
    }

    private MetricsViews metricsViews() {
        return new MetricsViews(daemon.usage(), daemon::state);
    }

    @Override
    public UsageReport usage(Span span, UsageGrouping seriesBy) {
        return daemon.usage().report(span, seriesBy);
    }

    @Override
    public int forgetOlder(Duration age) {
        return daemon.instances().forgetEnded(age);
    }

    @Override
    public TranscriptsView readOlder() {
        daemon.usage().transcripts().readOlder();
        return metrics().transcripts();
    }

    @Override
    public List<SettingView> settings(@Nullable String namespace) {
        return daemon.settings().views(namespace);
    }

    @Override
    public SettingView set(@Nullable String namespace, String key, String value) {
        return daemon.settings().set(namespace, key, value);
    }

    @Override
    public SettingView reset(@Nullable String namespace, String key) {
        return daemon.settings().reset(namespace, key);
    }

    @Override
    public boolean show(Place place) {
        return daemon.outside().show().test(place);
    }

    @Override
    public void handOver(String reason) {
        daemon.outside().handOver().accept(reason);
    }

    @Override
    public void follow(@Nullable String lastEventId, Predicate<StreamEvent> more) {
        LinkedBlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
        Subscription subscription =
                daemon.subscribe("follow", change -> events.addAll(daemon.stream().told(change)));
        try {
            boolean go = more.test(daemon.stream().snapshot());
            while (go) {
                go = more.test(events.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            subscription.close();
        }
    }
}
