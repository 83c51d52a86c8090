import numpy as np
import pytest

from jiama.view.columns import encode


def decoded(column):
    if "words" in column:
        return [column["words"][code] for code in np.frombuffer(column["data"], "<u2")]
    return np.frombuffer(column["data"], "<f4").tolist()


def test_numbers_travel_as_four_bytes_each():
    (column,) = encode({"value": [1, 2.5, -3]})
    assert column["data"] == np.array([1, 2.5, -3], "<f4").tobytes()


def test_a_missing_number_stays_missing():
    (column,) = encode({"value": [1.0, float("nan")]})
    assert np.isnan(decoded(column)[1])


def test_words_travel_as_codes_into_a_list_that_holds_each_once():
    (column,) = encode({"level": ["省", "市", "省", "县"]})
    assert len(column["data"]) == 8
    assert sorted(column["words"]) == sorted({"省", "市", "县"})
    assert decoded(column) == ["省", "市", "省", "县"]


def test_five_thousand_rows_of_five_numbers_take_a_hundred_thousand_bytes():
    rows = {name: np.arange(5000.0) for name in "abcde"}
    assert sum(len(column["data"]) for column in encode(rows)) == 5 * 5000 * 4


def test_no_rows_are_no_bytes():
    assert encode({"a": [], "b": []}) == [{"name": "a", "data": b""}, {"name": "b", "data": b""}]


def test_columns_of_unequal_length_are_refused_by_name():
    with pytest.raises(ValueError, match="one length; found: a 2, b 3"):
        encode({"a": [1, 2], "b": [1, 2, 3]})


def test_more_words_than_codes_are_refused():
    with pytest.raises(ValueError, match="65536 different words"):
        encode({"name": [str(i) for i in range(65536)]})
