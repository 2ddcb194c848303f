/**
 * JSON in and out.
 *
 * <ul>
 *   <li>P1 Nothing is converted: a field is of the right type or it is an error at its exact path.
 *   <li>P2 All errors of a request are found at once.
 *   <li>P3 Money is exact: written as a decimal string, read digit by digit.
 *   <li>P4 A body larger than 64 KiB is not read to its end, whether it announces its length or not.
 *   <li>P5 A body of several lines is read line by line, none of which is larger than 64 KiB; what is wrong names its line.
 * </ul>
 */
package dev.orderflow.web.json;
