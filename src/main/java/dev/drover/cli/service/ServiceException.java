package dev.drover.cli.service;

/// The service manager did not do what it was asked. The message says what, why, and what to do.
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ServiceException(String message) {
        super(message);
    }
}
