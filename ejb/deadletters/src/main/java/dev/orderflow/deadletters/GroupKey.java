package dev.orderflow.deadletters;

/** What the dead letters of a group have in common; the type is empty where the messages do not say. */
public record GroupKey(String subscription, String type, String cause) {}
