package dev.orderflow.settings;

/** This node among those that share the database and the broker. */
public final class Node {

    /** Its stable name, as the settings call it. */
    public static final String VARIABLE = "ORDERFLOW_NODE";

    /** What a node is called where there is only one. */
    public static final String DEFAULT = "node1";

    private Node() {}
}
