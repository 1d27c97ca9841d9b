package io.millrace.privacy;

import java.util.regex.Pattern;

/** Words that say, just before a number, what number it is: an order's, a model's, a version. */
final class NumberNames {

    private static final int REACH = 32;

    private static final Pattern THING =
            before("(?:isbn|asin|ean|upc|sku|imei|order|model|item|serial|part|product|tracking"
                    + "|invoice|reference|ref|bestellung|bestell|artikel|modell|serien|rechnungs|sendungs|commande|modèle|article"
                    + "|référence|suivi|facture|pedido|modelo|artículo|referencia|factura|serie"
                    + "|注文|型番|品番|商品|追跡|订单|型号|货号|单号|快递|주문|모델|제품|상품|송장|운송장)"
                    + "[ -]?(?:id|no|nr|num|number|nummer|numéro|número|n°|nº|番号|编号|号码|号|번호|code)?s?");
    private static final Pattern VERSION =
            before("(?:version|versión|ver|firmware|software|update|release|build|android|ios"
                    + "|windows|バージョン|ファームウェア|버전|펌웨어|版本|固件)");

    private NumberNames() {}

    /** Says whether the number at this place is announced as that of an order, a model and the like. */
    static boolean nameThing(Skeleton text, int start) {
        return precedes(THING, text, start);
    }

    /** Says whether the number at this place is announced as a version. */
    static boolean nameVersion(Skeleton text, int start) {
        return precedes(VERSION, text, start);
    }

    private static boolean precedes(Pattern name, Skeleton text, int start) {
        return name.matcher(text.subSequence(Math.max(0, start - REACH), start)).find();
    }

    private static Pattern before(String names) {
        return Pattern.compile("(?<![a-z])" + names + "(?: (?:is|was|ist|war|est|es|era))?[ .:#='\"(]{0,4}$");
    }
}
