package dev.orderflow.imports;

/** Where an import stands. There is no failed one: a line can be rejected, and whatever else goes wrong is tried again. */
public enum ImportState {
    /** The file is coming in. */
    UPLOADING,
    /** Orders are being placed, or wait to be. */
    RUNNING,
    /** Every line was placed or rejected. */
    COMPLETED
}
