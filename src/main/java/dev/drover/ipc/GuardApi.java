package dev.drover.ipc;

import dev.drover.model.view.GuardDeed;
import dev.drover.model.view.GuardedFileView;
import dev.drover.model.view.GuardedTextView;
import dev.drover.model.view.GuardedVersionView;

import java.util.List;

/// The part of the protocol that is about the settings files of agents. See {@link Api} for what
/// its methods throw. A file is named by its path, which may begin with `~/`.
public interface GuardApi {
    /// `GET /v1/guard`: all of them, looked at now.
    List<GuardedFileView> files();

    /// `GET /v1/guard/versions?file=FILE`, the newest first.
    List<GuardedVersionView> versions(String file);

    /// `GET /v1/guard/versions/{id}`: one version, without what looks secret.
    GuardedTextView show(String id);

    /// `GET /v1/guard/versions/{id}/diff`: how it differs from what the file holds now.
    GuardedTextView diff(String id);

    /// `POST /v1/guard/restore`: gives a file what it held. As it is now it is kept first.
    ///
    /// @param what id of a version, or a file, which gets the version that brings back what is
    /// missed
    /// @param preview only tells what would change
    GuardDeed restore(String what, boolean preview);

    /// `POST /v1/guard/accept`: what is missed in a file may go.
    GuardedFileView accept(String file);
}
