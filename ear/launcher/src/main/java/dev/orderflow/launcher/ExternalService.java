package dev.orderflow.launcher;

/** A database or broker that somebody else runs, and the login to it. */
public record ExternalService(String url, String user, String password) {

    /** Without parameters, which may be passwords. */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "") + " as " + user;
    }
}
