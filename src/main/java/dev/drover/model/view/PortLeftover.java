package dev.drover.model.view;

/// A lease that nobody needs any more.
///
/// @param reason why it may go
public record PortLeftover(PortView port, String reason) {}
