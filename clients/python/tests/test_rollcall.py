"""Asked of a running server: ROLLCALL_URL=http://localhost:4000 python3 -m unittest discover -s tests -t ."""

import datetime
import http.server
import json
import os
import pathlib
import threading
import unittest

import pandas as pd

import rollcall

HLAB7 = {"set": "hlab7", "release": "2026.11", "as_of": "2024-09-30", "presence": "CUMULATIVE", "method": "1.0"}
ROOT = pathlib.Path(__file__).parent.parent


class Figures(unittest.TestCase):
    def test_states_by_number_of_initiatives_are_as_published(self):
        frame = rollcall.distribution(**HLAB7)
        self.assertEqual(frame["size"].tolist(), [118, 21, 23, 10, 7, 5, 2, 7])

    def test_a_day_may_be_a_date_and_a_list_a_list(self):
        day = datetime.date(2024, 9, 30)
        frame = rollcall.participations(initiatives=["bletchley-declaration"], release="2026.11", as_of=day)
        self.assertEqual(frame["initiative"].unique().tolist(), ["bletchley-declaration"])
        self.assertEqual(frame.attrs["asOf"], "2024-09-30")

    def test_a_frame_says_what_it_rests_on_and_how_to_cite_it(self):
        frame = rollcall.yearly(set="hlab7", scheme="un-regional-groups", from_=2023, to=2024)
        self.assertEqual(frame.attrs["release"], rollcall.default_client().release)
        self.assertIn(frame.attrs["release"], frame.attrs["cite"])
        self.assertEqual(set(frame.columns), set(frame.attrs["columns"]))

    def test_columns_have_the_types_of_what_they_hold(self):
        frame = rollcall.yearly(set="hlab7", scheme="un-regional-groups", from_=2023, to=2024)
        types = {name: str(kind) for name, kind in frame.dtypes.items()}
        expected = {"year": "Int64", "as_of": "datetime64[ns]", "group": "string", "seats": "Int64", "seat_share": "float64"}
        self.assertEqual({name: types[name] for name in expected}, expected)

    def test_namibia_is_no_missing_value_and_codes_keep_their_zeros(self):
        frame = rollcall.countries(release="2026.12").set_index("code")
        self.assertEqual(frame.loc["NAM", "alpha2"], "NA")
        self.assertEqual(frame.loc["AFG", "m49"], "004")

    def test_what_is_not_known_is_missing(self):
        frame = rollcall.participations(initiatives="bletchley-declaration", release="2026.11")
        self.assertTrue(frame["valid_to"].isna().all())
        self.assertEqual(str(frame["valid_to"].dtype), "datetime64[ns]")


class Releases(unittest.TestCase):
    def test_the_newest_release_is_pinned_when_none_is_named(self):
        names = [release["name"] for release in rollcall.graphql("{dataset{releases{name}}}")["dataset"]["releases"]]
        client = rollcall.connect(os.environ["ROLLCALL_URL"])
        self.assertEqual(client.release, names[0])
        self.assertEqual(client.distribution(set="hlab7").attrs["release"], names[0])

    def test_a_client_stays_with_the_release_that_it_is_given(self):
        client = rollcall.connect(os.environ["ROLLCALL_URL"], release="2026.11")
        self.assertEqual(client.distribution(set="hlab7").attrs["release"], "2026.11")

    def test_an_instant_takes_the_place_of_a_release(self):
        with self.assertRaisesRegex(ValueError, "not both"):
            rollcall.connect(known_at="2026-11-28T00:00:00Z", release="2026.11")
        with self.assertRaisesRegex(ValueError, "no time zone"):
            rollcall.distribution(set="hlab7", known_at=datetime.datetime(2026, 11, 28))


class Refusals(unittest.TestCase):
    def test_what_the_server_refuses_is_raised_with_its_code_and_place(self):
        with self.assertRaises(rollcall.RollcallError) as raised:
            rollcall.distribution(set="hlab8", release="2026.12")
        self.assertEqual((raised.exception.code, raised.exception.status), ("BAD_USER_INPUT", 400))
        self.assertIn("hlab7", str(raised.exception))

    def test_a_word_that_there_is_not_is_named(self):
        with self.assertRaisesRegex(rollcall.RollcallError, "sett"):
            rollcall.distribution(sett="hlab7")

    def test_an_error_of_the_api_is_raised(self):
        with self.assertRaises(rollcall.RollcallError) as raised:
            rollcall.graphql("{nothing}")
        self.assertIn("nothing", str(raised.exception))

    def test_a_server_that_is_not_there_is_named(self):
        with self.assertRaisesRegex(rollcall.RollcallError, "127.0.0.1:9 does not answer"):
            rollcall.connect("http://127.0.0.1:9", release="2026.12").distribution(set="hlab7")

    def test_a_busy_server_is_asked_again_when_it_says(self):
        asked = []

        class Busy(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                ready = len(asked) > 2
                self.send_response(200 if ready else 503)
                if not ready:
                    self.send_header("retry-after", "0")
                self.end_headers()
                self.wfile.write(json.dumps({"metadata": {"columns": []}, "rows": []} if ready else {}).encode())

            def log_message(self, *_):
                pass

        server = http.server.HTTPServer(("127.0.0.1", 0), Busy)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            url = f"http://127.0.0.1:{server.server_port}"
            self.assertIsInstance(rollcall.connect(url, release="x").table("yearly"), pd.DataFrame)
        finally:
            server.shutdown()
            server.server_close()
        self.assertEqual(len(asked), 3)


class Notebook(unittest.TestCase):
    def test_the_notebook_reproduces_the_printed_figures(self):
        notebook = json.loads((ROOT / "examples" / "printed-figures.ipynb").read_text(encoding="utf-8"))
        names = {}
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), names)  # noqa: S102 - the notebook is ours
        self.assertEqual(names["beside"]["rollcall"].tolist(), [118, 21, 23, 10, 7, 5, 2, 7])
        published = names["beside"]["published"].dropna()
        self.assertTrue((names["beside"].loc[published.index, "rollcall"] == published).all())
        self.assertGreaterEqual(len(published), 2)
        self.assertEqual(sorted(names["in_all_seven"]), ["CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"])


if __name__ == "__main__":
    unittest.main()
