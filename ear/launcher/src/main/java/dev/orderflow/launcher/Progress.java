package dev.orderflow.launcher;

/** Hears what the launcher is doing, one sentence at a time; called from several threads. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = sentence -> { };

    void says(String sentence);
}
