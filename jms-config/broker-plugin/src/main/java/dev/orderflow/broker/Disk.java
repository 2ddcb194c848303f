package dev.orderflow.broker;

import org.apache.activemq.artemis.core.paging.PagingManager;

/** The broker's disk as its management tells of it; public and of this name, or JMX and the management's reflection refuse it. */
public record Disk(PagingManager paging) implements DiskMBean {

    @Override
    public boolean isFull() {
        return paging.isDiskFull();
    }

    @Override
    public long getFree() {
        return paging.getDiskUsableSpace();
    }
}
