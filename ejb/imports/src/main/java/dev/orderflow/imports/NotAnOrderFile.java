package dev.orderflow.imports;

/** The upload is no file of orders; nothing of it is kept. */
public final class NotAnOrderFile extends RuntimeException {

    /** With words for the client. */
    NotAnOrderFile(String message) {
        super(message);
    }
}
