package dev.drover;

/// The door: chooses the role by the arguments.
public final class Main {
    private Main() {}

    static void main(String[] args) {}
}
