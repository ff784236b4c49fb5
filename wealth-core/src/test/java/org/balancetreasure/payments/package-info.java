@NullMarked
package org.balancetreasure.payments;

import org.jspecify.annotations.NullMarked;
