package dev.drover.ui.page;

import dev.drover.model.view.Health;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;

import java.time.Instant;
import java.util.List;

/// What one render of the window shows, read at one moment off the FX thread.
public record Snapshot(
        List<InstanceView> instances, Overview overview, Health health, Instant at) {}
