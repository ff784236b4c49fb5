/** 01 and 03: account openings and orders on their way to transfer agents. */
@NullMarked
package org.balancetreasure.exchange.applications;

import org.jspecify.annotations.NullMarked;
