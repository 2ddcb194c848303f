package dev.orderflow.broker;

/** What the management tells of the broker's disk, as the resource {@code orderflow.disk}. */
public interface DiskMBean {

    /** Whether less is free than the broker wants to keep: new work should stay away. */
    boolean isFull();

    /** How many bytes are free. */
    long getFree();
}
