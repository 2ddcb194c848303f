package dev.orderflow.settings;

/** The application is starting; whoever observes it judges his settings, and throws where one is wrong: then the start fails. */
public record Starting() {}
