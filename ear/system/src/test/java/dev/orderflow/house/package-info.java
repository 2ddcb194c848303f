/** Tests of the house itself: that its documents lead somewhere. */
package dev.orderflow.house;
