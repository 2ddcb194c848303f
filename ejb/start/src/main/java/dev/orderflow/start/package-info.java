/**
 * The start of the application: the settings are judged, and the schemas of all modules brought up. An enterprise bean, since only these
 * start with an application; and a module of its own, since an EAR starts none that lie in a library.
 *
 * <p>What it promises stands where it is done: in {@code dev.orderflow.database}.
 */
package dev.orderflow.start;
