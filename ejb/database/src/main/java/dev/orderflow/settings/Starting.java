package dev.orderflow.settings;

/** The application is starting. A bean that observes this event checks its settings; when one is wrong, it throws, and the start fails. */
public record Starting() {}
